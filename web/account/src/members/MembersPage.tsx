import { changeMember, removeMember } from '@tsunagu/contract/profile.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card, Section } from '@tsunagu/kit/Card.tsx'
import { Select } from '@tsunagu/kit/Choice.tsx'
import { useFresh } from '@tsunagu/kit/fresh.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { ConfirmDialog } from '@tsunagu/kit/Sheet.tsx'
import { EmptyState, ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { call, codeOf } from '@tsunagu/kit/session.ts'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useState } from 'react'
import { useAct } from '../frame/act.ts'
import { useTitle } from '../frame/title.ts'
import { accountProblems } from '../problems.ts'
import { InviteSheet } from './InviteSheet.tsx'
import { MemberRow } from './MemberRow.tsx'
import { type Member, type Role, useMembers, useMemberships, useRenewPeople } from './members.ts'
import { RoleSheet } from './RoleSheet.tsx'
import { membersTexts } from './texts.ts'

/** Trying again helps against a bad line only. */
function NotMine({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const retry = codeOf(error) === 'not-a-corporation' ? {} : { onRetry }
  return <ErrorState error={error} problems={accountProblems} {...retry} />
}

/** The people of my corporation: invite, another role, remove (IMP-27). */
export function MembersPage() {
  const t = useTexts(membersTexts)
  const memberships = useMemberships()
  const [chosen, setChosen] = useState<string | null>(null)
  const mine = (memberships.data ?? []).filter(({ role, accepted }) => role === 'administrator' && accepted)
  const membership = mine.length > 1 ? chosen : null
  const members = useMembers(membership)
  const which = codeOf(members.error) === 'which-corporation'
  const renew = useRenewPeople()
  const withFresh = useFresh()
  const act = useAct(accountProblems)
  const [inviting, setInviting] = useState(false)
  const [changed, setChanged] = useState<Member>()
  const [removed, setRemoved] = useState<Member>()
  useTitle(t.title)
  const remove = async ({ id }: Member) => {
    await act.run(async () => {
      await withFresh(() => call(removeMember, { params: { memberId: id } }))
      toast(t.removed, 'good')
    })
    await renew()
  }
  const change = async ({ id }: Member, role: Role) => {
    await withFresh(() => call(changeMember, { params: { memberId: id }, body: { role } }))
    toast(t.roleChanged, 'good')
    await renew()
  }
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} back="/account/" />
      {mine.length > 1 ? (
        <div className="mb-6">
          <Select
            label={t.which}
            options={mine.map(({ id, corporation }) => ({ value: id, label: corporation }))}
            value={chosen}
            onChange={setChosen}
          />
        </div>
      ) : null}
      {which && mine.length > 1 ? null : members.isPending ? (
        <Skeleton height="12rem" />
      ) : members.isError ? (
        <NotMine error={members.error} onRetry={() => void members.refetch()} />
      ) : (
        <Section
          title={t.list}
          action={
            <Button icon="plus" onPress={() => setInviting(true)}>
              {t.invite}
            </Button>
          }
        >
          <Wrong>{act.wrong}</Wrong>
          <Card flush>
            {members.data.length === 0 ? (
              <EmptyState icon="users" title={t.none}>
                {t.noneMore}
              </EmptyState>
            ) : (
              <ul className="list" aria-label={t.list}>
                {members.data.map((member) => (
                  <MemberRow key={member.id} member={member} onRole={() => setChanged(member)} onRemove={() => setRemoved(member)} />
                ))}
              </ul>
            )}
          </Card>
        </Section>
      )}
      {inviting ? <InviteSheet membership={membership} onClose={() => setInviting(false)} /> : null}
      {changed ? <RoleSheet member={changed} onChoose={(role) => change(changed, role)} onClose={() => setChanged(undefined)} /> : null}
      <ConfirmDialog
        open={removed !== undefined}
        onClose={() => setRemoved(undefined)}
        title={removed?.since ? t.removeTitle : t.takeBackTitle}
        confirm={removed?.since ? t.remove : t.takeBack}
        danger
        onConfirm={() => (removed ? remove(removed) : undefined)}
      >
        {removed ? (removed.since ? t.removeMore(removed.name ?? removed.email) : t.takeBackMore(removed.email)) : null}
      </ConfirmDialog>
    </>
  )
}
