import { useQueryClient } from '@tanstack/react-query'
import { endStaff } from '@tsunagu/contract/accounts.ts'
import { useAct } from '@tsunagu/kit/act.ts'
import { Badge } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card } from '@tsunagu/kit/Card.tsx'
import { useFresh } from '@tsunagu/kit/fresh.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { ConfirmDialog, Sheet } from '@tsunagu/kit/Sheet.tsx'
import { ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { Table } from '@tsunagu/kit/Table.tsx'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useState } from 'react'
import { problems } from '../problems.ts'
import { type Staff, useStaff } from '../session.ts'
import { AddStaff } from './AddStaff.tsx'
import { AdministrationPage } from './AdministrationPage.tsx'
import { staffListKey, useStaffList } from './administration.ts'
import { administrationTexts } from './texts.ts'

/** Everybody who works here: who may sign in, in which roles, at which dealer. */
export function StaffListPage() {
  const t = useTexts(administrationTexts)
  const list = useStaffList()
  const [adding, setAdding] = useState(false)
  return (
    <AdministrationPage
      of="staff"
      action={
        <Button kind="primary" icon="plus" onPress={() => setAdding(true)}>
          {t.addStaff}
        </Button>
      }
    >
      {list.data ? (
        <StaffList staff={list.data} />
      ) : list.error ? (
        <ErrorState error={list.error} problems={problems} onRetry={() => void list.refetch()} />
      ) : (
        <Skeleton lines={5} />
      )}
      <Sheet open={adding} onClose={() => setAdding(false)} title={t.addStaff}>
        <AddStaff onDone={() => setAdding(false)} />
      </Sheet>
    </AdministrationPage>
  )
}

function StaffList({ staff }: { staff: Staff[] }) {
  const t = useTexts(administrationTexts)
  const me = useStaff()
  const act = useAct(problems)
  const client = useQueryClient()
  const withFresh = useFresh()
  const [ending, setEnding] = useState<Staff | null>(null)
  const end = async (one: Staff) => {
    await act.run(async () => {
      await withFresh(() => call(endStaff, { params: { staffId: one.id } }))
      await client.invalidateQueries({ queryKey: staffListKey })
      toast(t.ended)
    })
  }
  const words = {
    dealer: t.dealerRole,
    operator: t.operator,
    support: t.support,
    reviewer: t.reviewer,
    administrator: t.administrator,
  }
  return (
    <>
      <Wrong>{act.wrong}</Wrong>
      <Card flush>
        <Table
          label={t.staff}
          rows={staff}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              title: t.name,
              cell: ({ name, email }) => (
                <span className="two-lines">
                  <span className="two-lines-first">{name}</span>
                  <span className="two-lines-second">{email}</span>
                </span>
              ),
            },
            {
              key: 'roles',
              title: t.roles,
              plain: true,
              cell: ({ roles }) => (
                <span className="flex flex-wrap gap-1.5">
                  {roles.map((role) => (
                    <Badge key={role}>{words[role]}</Badge>
                  ))}
                </span>
              ),
            },
            { key: 'dealer', title: t.dealer, cell: ({ dealer }) => dealer?.name },
            {
              key: 'state',
              title: t.state,
              plain: true,
              cell: ({ id, endedAt }) =>
                endedAt ? (
                  <Badge>{t.mayNot}</Badge>
                ) : id === me.id ? (
                  <Badge tone="accent">{t.you}</Badge>
                ) : (
                  <Badge tone="good">{t.may}</Badge>
                ),
            },
            {
              key: 'act',
              title: t.act,
              plain: true,
              end: true,
              cell: (one) =>
                one.endedAt || one.id === me.id ? null : (
                  <Button kind="quiet" onPress={() => setEnding(one)}>
                    {t.end}
                    <span className="only-heard">（{one.name}）</span>
                  </Button>
                ),
            },
          ]}
        />
      </Card>
      <ConfirmDialog
        open={ending !== null}
        onClose={() => setEnding(null)}
        title={t.endOf(ending?.name ?? '')}
        confirm={t.end}
        danger
        // the password is asked for above this dialog: it must be gone by then
        onConfirm={() => {
          if (ending) void end(ending)
        }}
      >
        {t.endText}
      </ConfirmDialog>
    </>
  )
}
