import { useMutation } from '@tanstack/react-query'
import { sendTestNotice } from '@tsunagu/contract/notices.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Section } from '@tsunagu/kit/Card.tsx'
import { Link } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { ProblemBanner } from '../shell/ProblemBanner.tsx'
import { settingsTexts } from './settings-texts.ts'

/** A trial through every channel that is on; the notice shows how it went. */
export function TrialNotice() {
  const t = useTexts(settingsTexts)
  const send = useMutation({ mutationFn: () => call(sendTestNotice) })
  return (
    <Section title={t.trial}>
      <div className="card flex flex-col gap-4">
        <p className="type-small text-quiet">{t.trialLead}</p>
        <Button icon="bell" wide pending={send.isPending} onPress={() => send.mutate()}>
          {t.sendTrial}
        </Button>
        {send.data ? (
          <Banner
            tone="good"
            live
            action={
              <Link alone href={`/inbox/${send.data.id}`}>
                {t.seeTrial}
              </Link>
            }
          >
            {t.trialSent}
          </Banner>
        ) : null}
        <ProblemBanner error={send.error} />
      </div>
    </Section>
  )
}
