import { useAct } from '@tsunagu/kit/act.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card } from '@tsunagu/kit/Card.tsx'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { lending } from '@tsunagu/kit/lent/lent.ts'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useState } from 'react'
import { signupProblems } from '../problems.ts'
import { makePasskey, passkeysWork } from './passkey.ts'
import { accountTexts } from './texts.ts'

/** Offered where the browser can, never forced; the way on stands below whatever happens here. */
export function PasskeyOffer() {
  const t = useTexts(accountTexts)
  const act = useAct(signupProblems)
  const [state, setState] = useState<'offered' | 'made' | 'cancelled'>('offered')
  // a passkey of one's own is not made on the dealer's tablet
  if (!passkeysWork() || lending()) return null
  if (state === 'made') return <Banner tone="good" icon="key" title={t.offerDone} live />
  const make = () =>
    act.run(async () => {
      setState((await makePasskey(t.passkeyName)) ? 'made' : 'cancelled')
    })
  return (
    <Card>
      <section className="flex flex-col gap-4" aria-label={t.offerTitle}>
        <h2 className="type-heading">{t.offerTitle}</h2>
        <ul className="points type-small">
          <li>
            <Icon name="key" size={18} />
            <span>{t.offer1}</span>
          </li>
          <li>
            <Icon name="shield" size={18} />
            <span>{t.offer2}</span>
          </li>
        </ul>
        <Wrong>{act.wrong}</Wrong>
        {state === 'cancelled' ? (
          <p className="type-small" role="status">
            {t.passkeyCancelled}
          </p>
        ) : null}
        <Button icon="key" wide pending={act.pending} onPress={() => void make()}>
          {t.offerMake}
        </Button>
        <p className="type-note text-quiet">{t.offerLater}</p>
      </section>
    </Card>
  )
}
