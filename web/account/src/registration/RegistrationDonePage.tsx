import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { useDraft } from '@tsunagu/kit/draft.ts'
import { FreshProvider } from '@tsunagu/kit/fresh.tsx'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { Skeleton } from '@tsunagu/kit/States.tsx'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useEffect } from 'react'
import { useMe, useMeQuery } from '../details/me.ts'
import { useAct } from '../frame/act.ts'
import { ownAddress } from '../frame/return.ts'
import { useQueryWord } from '../frame/search.ts'
import { Threshold } from '../frame/Threshold.tsx'
import { useTitle } from '../frame/title.ts'
import { FreshSheet } from '../fresh/FreshSheet.tsx'
import { useAddPasskey } from '../passkeys/add.ts'
import { passkeysWork } from '../passkeys/browser.ts'
import { passkeyProblems, passkeyTexts } from '../passkeys/texts.ts'
import { emptyRegistration } from './flow.ts'
import { registrationTexts } from './texts.ts'

/** The account is there. A passkey is offered, never forced; then the person goes where they wanted to. */
export function RegistrationDonePage() {
  const t = useTexts(registrationTexts)
  const me = useMeQuery()
  const goOn = ownAddress(useQueryWord('return')) ?? '/'
  useTitle(t.doneTitle)
  // Here and not on the way: a step without its draft would lead back to the first one.
  const [, , forget] = useDraft('registration', emptyRegistration)
  useEffect(forget, [forget])
  return (
    <Threshold>
      <div className="flex flex-col gap-6">
        <span className="halo">
          <Icon name="check" size={30} />
        </span>
        <PageHeader title={t.doneTitle} lead={me.data ? t.doneLead(me.data.email) : undefined} />
        {me.isPending ? (
          <Skeleton lines={4} />
        ) : me.data && passkeysWork() ? (
          <FreshProvider sheet={(asked) => <FreshSheet me={me.data} {...asked} />}>
            <Offer goOn={goOn} />
          </FreshProvider>
        ) : (
          <LinkButton href={goOn} kind="primary" wide>
            {t.goOn}
          </LinkButton>
        )}
      </div>
    </Threshold>
  )
}

function Offer({ goOn }: { goOn: string }) {
  const t = useTexts(registrationTexts)
  const words = useTexts(passkeyTexts)
  const { hasPasskey } = useMe()
  const act = useAct(passkeyProblems)
  const add = useAddPasskey()
  if (hasPasskey)
    return (
      <>
        <Banner tone="good" icon="key" title={t.passkeyDone} live>
          {t.passkeyDoneMore}
        </Banner>
        <LinkButton href={goOn} kind="primary" wide>
          {t.goOn}
        </LinkButton>
      </>
    )
  return (
    <section className="flex flex-col gap-5" aria-label={t.offerTitle}>
      <h2 className="type-heading">{t.offerTitle}</h2>
      <ul className="points">
        <li>
          <Icon name="key" size={20} />
          <span>{words.whatShort}</span>
        </li>
        <li>
          <Icon name="shield" size={20} />
          <span>{words.safe}</span>
        </li>
        <li>
          <Icon name="lock" size={20} />
          <span>{words.private}</span>
        </li>
      </ul>
      <Wrong>{act.wrong}</Wrong>
      <div className="flex flex-col gap-3">
        <Button kind="primary" icon="key" wide pending={act.pending} onPress={() => void act.run(() => add())}>
          {t.offerMake}
        </Button>
        <LinkButton href={goOn} wide>
          {t.later}
        </LinkButton>
      </div>
      <p className="type-note text-quiet">{t.lateNote}</p>
    </section>
  )
}
