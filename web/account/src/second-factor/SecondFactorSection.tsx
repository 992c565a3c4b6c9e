import { useQueryClient } from '@tanstack/react-query'
import { type SecondFactor, switchOffSecondFactor } from '@tsunagu/contract/second-factor.ts'
import { Badge } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card, Section } from '@tsunagu/kit/Card.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { List, ListItem } from '@tsunagu/kit/List.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { nationalPhone } from '@tsunagu/kit/phone.ts'
import { ConfirmDialog } from '@tsunagu/kit/Sheet.tsx'
import { ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useState } from 'react'
import { useAct } from '../frame/act.ts'
import { useSecondFactor } from './factor.ts'
import { useProve } from './ProveProvider.tsx'
import { factorProblems, factorTexts } from './texts.ts'

/** The second step of a sign-in by password: whether it is on, and all that belongs to it (ACC-19). Nothing where it is not offered. */
export function SecondFactorSection() {
  const t = useTexts(factorTexts)
  const factor = useSecondFactor()
  if (factor.data?.mode === 'off') return null
  return (
    <Section
      title={t.title}
      action={factor.data ? <Badge tone={factor.data.on ? 'good' : 'plain'}>{factor.data.on ? t.isOn : t.isOff}</Badge> : null}
    >
      <p className="type-small text-quiet">
        {t.what}
        <br />
        {t.passkeyToo}
      </p>
      {factor.data ? (
        <Standing factor={factor.data} />
      ) : factor.error ? (
        <ErrorState error={factor.error} onRetry={() => void factor.refetch()} />
      ) : (
        <Skeleton height="8rem" />
      )}
    </Section>
  )
}

function Standing({ factor }: { factor: SecondFactor }) {
  const t = useTexts(factorTexts)
  const { format } = useLanguage()
  // required, but without recovery codes of one's own yet: switching it on makes them
  if (factor.since === null)
    return (
      <div className="flex flex-col gap-3">
        {factor.on ? <p className="type-small">{t.required}</p> : null}
        <div>
          <LinkButton href="/account/second-factor" kind="primary">
            {factor.on ? t.newCodes : t.switchOn}
          </LinkButton>
        </div>
      </div>
    )
  return (
    <>
      <Card flush>
        <List label={t.title}>
          <ListItem icon="phone" title={nationalPhone(factor.phone)} about={t.since(format.date(factor.since))} href="/account/phone" />
          <ListItem icon="key" title={t.recoveryCodes} about={t.codesLeft(factor.recoveryCodesLeft)} href="/account/second-factor/codes" />
        </List>
      </Card>
      {factor.mode === 'required' ? <p className="type-small text-quiet">{t.required}</p> : <SwitchOff />}
    </>
  )
}

function SwitchOff() {
  const t = useTexts(factorTexts)
  const act = useAct(factorProblems)
  const prove = useProve()
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const off = () =>
    act.run(async () => {
      await prove(() => call(switchOffSecondFactor))
      await client.invalidateQueries({ queryKey: ['account'] })
      toast(t.switchedOff, 'good')
    })
  return (
    <div className="flex flex-col gap-3">
      <Wrong>{act.wrong}</Wrong>
      <div>
        <Button pending={act.pending} onPress={() => setAsking(true)}>
          {t.switchOff}
        </Button>
      </div>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t.switchOffTitle}
        confirm={t.switchOff}
        danger
        // the question about the second factor takes the dialog's place
        onConfirm={() => void off()}
      >
        {t.switchOffMore}
      </ConfirmDialog>
    </div>
  )
}
