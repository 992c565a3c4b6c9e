import { useQuery, useQueryClient } from '@tanstack/react-query'
import { listPasskeys, type passkey, removePasskey } from '@tsunagu/contract/accounts.ts'
import { Badge } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card } from '@tsunagu/kit/Card.tsx'
import { useFresh } from '@tsunagu/kit/fresh.tsx'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { ConfirmDialog } from '@tsunagu/kit/Sheet.tsx'
import { EmptyState, ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useState } from 'react'
import type * as z from 'zod'
import { useAct } from '../frame/act.ts'
import { RenamePasskeySheet } from './RenamePasskeySheet.tsx'
import { passkeyTexts } from './texts.ts'

export type Passkey = z.output<typeof passkey>

/** My passkeys, each with its two acts; removing asks first. */
export function PasskeyList() {
  const t = useTexts(passkeyTexts)
  const client = useQueryClient()
  const withFresh = useFresh()
  const act = useAct()
  const passkeys = useQuery({ queryKey: ['account', undefined, 'passkeys'], queryFn: ({ signal }) => call(listPasskeys, { signal }) })
  const [renamed, setRenamed] = useState<Passkey>()
  const [removed, setRemoved] = useState<Passkey>()
  if (passkeys.isPending) return <Skeleton height="9rem" />
  if (passkeys.isError) return <ErrorState error={passkeys.error} onRetry={() => void passkeys.refetch()} />
  const remove = async ({ id }: Passkey) => {
    await act.run(async () => {
      await withFresh(() => call(removePasskey, { params: { id } }))
      toast(t.removed, 'good')
    })
    await client.invalidateQueries({ queryKey: ['account'] })
  }
  return (
    <>
      <Wrong>{act.wrong}</Wrong>
      <Card flush>
        {passkeys.data.length === 0 ? (
          <EmptyState icon="key" title={t.none}>
            {t.noneMore}
          </EmptyState>
        ) : (
          <ul className="list" aria-label={t.passkeys}>
            {passkeys.data.map((one) => (
              <PasskeyRow key={one.id} passkey={one} onRename={() => setRenamed(one)} onRemove={() => setRemoved(one)} />
            ))}
          </ul>
        )}
      </Card>
      {renamed ? <RenamePasskeySheet passkey={renamed} onClose={() => setRenamed(undefined)} /> : null}
      <ConfirmDialog
        open={removed !== undefined}
        onClose={() => setRemoved(undefined)}
        title={t.removeTitle}
        confirm={t.removeYes}
        danger
        onConfirm={() => (removed ? remove(removed) : undefined)}
      >
        <p>{removed ? t.removeMore(removed.name) : null}</p>
        {passkeys.data.length === 1 ? <p className="mt-3">{t.removeLast}</p> : null}
      </ConfirmDialog>
    </>
  )
}

function PasskeyRow({ passkey, onRename, onRemove }: { passkey: Passkey; onRename: () => void; onRemove: () => void }) {
  const t = useTexts(passkeyTexts)
  const { format } = useLanguage()
  const used = passkey.lastUsedAt === null ? t.neverUsed : t.usedOn(format.dateTime(passkey.lastUsedAt))
  return (
    <li>
      <div className="row">
        <Icon name="key" className="row-icon" />
        <span className="row-main">
          <span className="row-title">{passkey.name}</span>
          <span className="row-about">
            <span className="inline-block">{t.createdOn(format.date(passkey.createdAt))}</span>
            <span aria-hidden="true"> · </span>
            <span className="inline-block">{used}</span>
          </span>
          {passkey.synced ? (
            <span className="block mt-1.5">
              <Badge icon="check">{t.synced}</Badge>
            </span>
          ) : null}
          <span className="row-acts">
            <Button kind="quiet" onPress={onRename}>
              <span className="only-heard">{t.of(passkey.name)}</span>
              {t.rename}
            </Button>
            <Button kind="quiet" onPress={onRemove}>
              <span className="only-heard">{t.of(passkey.name)}</span>
              {t.remove}
            </Button>
          </span>
        </span>
      </div>
    </li>
  )
}
