import { useQueryClient } from '@tanstack/react-query'
import { type consent, withdrawConsent } from '@tsunagu/contract/contracts.ts'
import { Badge, Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Link } from '@tsunagu/kit/Link.tsx'
import { useBoth, useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { ConfirmDialog } from '@tsunagu/kit/Sheet.tsx'
import { EmptyState, ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { useState } from 'react'
import type * as z from 'zod'
import { useProven } from '../accounts/proven.ts'
import { problems } from '../problems.ts'
import { Page } from '../shell/Page.tsx'
import { consentTexts } from './consent-texts.ts'
import { consentsKey, useConsents } from './contract.ts'

type Consent = z.infer<typeof consent>

/** 同意の記録: every consent with version and time, what is new since, and the way back (IMP-37). */
export function ConsentsPage() {
  const t = useTexts(consentTexts)
  const { data: consents, error, refetch } = useConsents()
  const withdrawing = useWithdrawing()
  return (
    <Page title={t.title} lead={t.lead} back="/settings" backLabel={t.settings} narrow>
      {consents ? (
        consents.length === 0 ? (
          <EmptyState icon="shield" title={t.emptyTitle}>
            {t.emptyText}
          </EmptyState>
        ) : (
          <ul className="consents">
            {consents.map((one) => (
              <li key={one.id}>
                <One consent={one} onWithdraw={() => withdrawing.ask(one)} />
              </li>
            ))}
          </ul>
        )
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton height="24rem" />
      )}
      {withdrawing.sheets}
    </Page>
  )
}

function One({ consent, onWithdraw }: { consent: Consent; onWithdraw: () => void }) {
  const t = useTexts(consentTexts)
  const both = useBoth()
  const { format } = useLanguage()
  const { document, givenAt, channel, vehicle, purposes, withdrawnAt, withdrawal, newer } = consent
  return (
    <article className="card consent" data-withdrawn={withdrawnAt !== null || undefined}>
      <div className="flex items-start justify-between gap-3">
        <h2 className="type-heading">{both(document.title)}</h2>
        {withdrawnAt ? <Badge>{t.withdrawnShort}</Badge> : null}
      </div>
      <p className="type-small text-quiet">
        {t.version(document.version)}・{t.given(format.date(givenAt), t[channel])}
        {vehicle ? `・${t.forCar(vehicle)}` : ''}
      </p>
      {purposes.length > 0 ? (
        <p className="type-small">
          {t.purposes}: {purposes.map((purpose) => t[purpose]).join('、')}
        </p>
      ) : null}
      {newer ? (
        <Banner title={t.newer(newer.version)} action={<Link href={`/documents/${document.id}`}>{t.read}</Link>}>
          {newer.changes.map(both).join(' ')}
        </Banner>
      ) : null}
      <p className="type-note text-quiet">{withdrawnAt ? t.withdrawn(format.date(withdrawnAt)) : both(withdrawal.effect)}</p>
      <div className="flex flex-wrap items-center gap-4">
        <Link alone icon="file" href={`/documents/${document.id}?version=${document.version}`}>
          {t.read}
          <span className="only-heard"> {both(document.title)}</span>
        </Link>
        {withdrawal.possible && !withdrawnAt ? (
          <Button kind="quiet" onPress={onWithdraw}>
            {t.withdraw}
          </Button>
        ) : null}
      </div>
    </article>
  )
}

/** Asks, withdraws, and says so. */
function useWithdrawing() {
  const t = useTexts(consentTexts)
  const both = useBoth()
  const client = useQueryClient()
  const proven = useProven(problems)
  const [asked, setAsked] = useState<Consent>()
  const withdraw = ({ id }: Consent) =>
    proven(async () => {
      await call(withdrawConsent, { params: { consentId: id } })
      await client.invalidateQueries({ queryKey: consentsKey })
      toast(t.done, 'good')
    })
  const sheets = (
    <ConfirmDialog
      open={asked !== undefined}
      onClose={() => setAsked(undefined)}
      title={asked ? t.withdrawAsk(both(asked.document.title)) : ''}
      confirm={t.withdraw}
      danger
      onConfirm={async () => {
        if (asked) await withdraw(asked)
      }}
    >
      {asked ? both(asked.withdrawal.effect) : null}
    </ConfirmDialog>
  )
  return { ask: setAsked, sheets }
}
