import { acceptMembership, leaveMembership } from '@tsunagu/contract/profile.ts'
import { Badge } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card, Section } from '@tsunagu/kit/Card.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { ConfirmDialog } from '@tsunagu/kit/Sheet.tsx'
import { EmptyState, ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useState } from 'react'
import { useMe } from '../details/me.ts'
import { useAct } from '../frame/act.ts'
import { useTitle } from '../frame/title.ts'
import { accountProblems } from '../problems.ts'
import { type Membership, useMemberships, useRenewPeople } from './members.ts'
import { membersTexts } from './texts.ts'

/** Corporations I act for, and invitations that wait for me (IMP-27); the invitation's mail leads here. */
export function MembershipsPage() {
  const t = useTexts(membersTexts)
  const me = useMe()
  const memberships = useMemberships()
  const [left, setLeft] = useState<Membership>()
  const renew = useRenewPeople()
  const act = useAct(accountProblems)
  useTitle(t.mineTitle)
  const leave = async ({ id, accepted }: Membership) => {
    await act.run(async () => {
      await call(leaveMembership, { params: { memberId: id } })
      toast(accepted ? t.leftNow : t.declined, 'good')
    })
    await renew()
  }
  const waiting = memberships.data?.filter(({ accepted }) => !accepted) ?? []
  const accepted = memberships.data?.filter((one) => one.accepted) ?? []
  return (
    <>
      <PageHeader title={t.mineTitle} lead={t.mineLead} back="/account/" />
      <Wrong>{act.wrong}</Wrong>
      {memberships.isPending ? (
        <Skeleton height="12rem" />
      ) : memberships.isError ? (
        <ErrorState error={memberships.error} onRetry={() => void memberships.refetch()} />
      ) : memberships.data.length === 0 ? (
        <EmptyState icon="building" title={t.mineNone} action={<LinkButton href="/account/">{t.toDetails}</LinkButton>}>
          {t.mineNoneMore(me.email)}
        </EmptyState>
      ) : null}
      {waiting.length > 0 ? (
        <Section title={t.invitations}>
          {waiting.map((one) => (
            <Invitation key={one.id} membership={one} onDecline={() => setLeft(one)} />
          ))}
        </Section>
      ) : null}
      {accepted.length > 0 ? (
        <Section title={t.mine}>
          {accepted.map((one) => (
            <Card key={one.id}>
              <article className="flex flex-col gap-3" aria-label={one.corporation}>
                <Heading membership={one} />
                <div className="flex flex-wrap gap-3">
                  {one.role === 'administrator' && accepted.filter(({ role }) => role === 'administrator').length === 1 ? (
                    <LinkButton href="/account/members">{t.title}</LinkButton>
                  ) : null}
                  <Button kind="quiet" onPress={() => setLeft(one)}>
                    <span className="only-heard">{t.of(one.corporation)}</span>
                    {t.leave}
                  </Button>
                </div>
              </article>
            </Card>
          ))}
        </Section>
      ) : null}
      <ConfirmDialog
        open={left !== undefined}
        onClose={() => setLeft(undefined)}
        title={left?.accepted ? t.leaveTitle : t.declineTitle}
        confirm={left?.accepted ? t.leave : t.decline}
        danger
        onConfirm={() => (left ? leave(left) : undefined)}
      >
        {left ? (left.accepted ? t.leaveMore(left.corporation) : t.declineMore(left.corporation)) : null}
      </ConfirmDialog>
    </>
  )
}

function Heading({ membership: { corporation, role } }: { membership: Membership }) {
  const t = useTexts(membersTexts)
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="type-heading">{corporation}</h3>
        <Badge tone="accent">{t[role]}</Badge>
      </div>
      <p className="type-small text-quiet">{t[`${role}More`]}</p>
    </>
  )
}

function Invitation({ membership, onDecline }: { membership: Membership; onDecline: () => void }) {
  const t = useTexts(membersTexts)
  const act = useAct(accountProblems)
  const renew = useRenewPeople()
  const accept = async () => {
    await act.run(async () => {
      await call(acceptMembership, { params: { memberId: membership.id } })
      toast(t.accepted, 'good')
    })
    await renew()
  }
  return (
    <Card>
      <article className="flex flex-col gap-4" aria-label={membership.corporation}>
        <Heading membership={membership} />
        <p>{t.invitesYou}</p>
        <Wrong>{act.wrong}</Wrong>
        <div className="flex flex-wrap gap-3">
          <Button kind="primary" pending={act.pending} onPress={() => void accept()}>
            {t.accept}
          </Button>
          <Button onPress={onDecline}>{t.decline}</Button>
        </div>
      </article>
    </Card>
  )
}
