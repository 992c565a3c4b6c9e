import type { Offer } from '@tsunagu/contract/contracts.ts'
import { useAct } from '@tsunagu/kit/act.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { RadioGroup } from '@tsunagu/kit/Choice.tsx'
import { useBoth, useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { TextField } from '@tsunagu/kit/TextField.tsx'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useRef, useState } from 'react'
import { useProcedure } from '../frame/procedure.ts'
import { signupProblems } from '../problems.ts'
import { alertAt, alertFields, applicationOf, chosenTerm, firstTerms, needsPayment, optionField } from './chosen.ts'
import { priceWords, WithOffer } from './offer.tsx'
import { PlanCard } from './PlanCard.tsx'
import { serviceTexts } from './texts.ts'

/** The plan, further services of this car, and who else hears of an alarm (GLK-07, GLK-19, GLK-20). */
export function GLinkContentPage() {
  return <WithOffer>{(offer) => <Content offer={offer} />}</WithOffer>
}

function Content({ offer }: { offer: Offer }) {
  const t = useTexts(serviceTexts)
  const { procedure, draft, answer } = useProcedure()
  const before = procedure.facts.answers.application
  const act = useAct(signupProblems)
  const [asked, setAsked] = useState(false)
  const alerts = useRef<HTMLDivElement>(null)
  const { application, wrong } = applicationOf(offer, draft, before)
  const available = offer.options.filter((option) => option.available)
  const others = offer.options.filter((option) => !option.available)
  const goOn = () => {
    setAsked(true)
    if (wrong.length > 0) {
      alerts.current?.querySelector<HTMLInputElement>(`[name="${alertFields[wrong[0] ?? 0]}"]`)?.focus()
      return
    }
    void act.run(() => answer({ step: 'g-link-content', application }))
  }
  return (
    <>
      <PlanCard offer={offer} />
      <section className="flex flex-col gap-5" aria-labelledby="options">
        <div>
          <h2 id="options" className="type-heading">
            {t.options}
          </h2>
          <p className="type-small text-quiet">{available.length > 0 ? t.optionsMore : t.noOptions}</p>
        </div>
        {available.map((option) => (
          <OptionChoice key={option.option} option={option} />
        ))}
        {others.length > 0 ? (
          <div>
            <h3 className="type-small font-semibold">{t.notForThisCar}</h3>
            <ul className="list-disc ps-6 type-small text-quiet">
              {others.map(({ option, why }) => (
                <li key={option}>{why ? `${t[option]} — ${t[why]}` : t[option]}</li>
              ))}
            </ul>
          </div>
        ) : null}
      </section>
      <div ref={alerts}>
        <Alerts wrong={asked ? wrong : []} />
      </div>
      <div role="status">{needsPayment(offer, application) ? <Banner icon="bank">{t.payNext}</Banner> : null}</div>
      <Wrong>{act.wrong}</Wrong>
      <Button kind="primary" wide pending={act.pending} onPress={goOn}>
        {t.next}
      </Button>
    </>
  )
}

const none = 'none'

function OptionChoice({ option }: { option: Offer['options'][number] }) {
  const t = useTexts(serviceTexts)
  const both = useBoth()
  const { format } = useLanguage()
  const { procedure, draft, setDraft } = useProcedure()
  const terms = firstTerms(option)
  const chosen = chosenTerm(option, draft, procedure.facts.answers.application)
  const about = (term: string) => {
    // what simply goes on at the same price needs no second mention
    const afterwards = option.afterwards
      .filter((price) => option.afterwards.length > 1 || price.term !== term)
      .map((price) => priceWords(price, t, format))
      .join(' / ')
    const free = term === 'free' ? (option.freeUntil ? t.freeUntilDay(format.date(option.freeUntil)) : t.freeAtFirst) : ''
    return [free, afterwards ? t.afterwards(afterwards) : ''].filter(Boolean).join(' · ')
  }
  const notes = [
    t[`${option.option}More`],
    option.phones ? both(option.phones) : '',
    option.renewsByItself ? t.renews : '',
    option.cardOnly ? t.cardOnly : '',
  ]
  return (
    <RadioGroup
      label={t[option.option]}
      name={optionField(option.option)}
      note={terms.length > 0 ? notes.filter(Boolean).join(' ') : t.priceUnset}
      value={chosen ?? none}
      onChange={(term) => setDraft({ [optionField(option.option)]: term === none ? null : term })}
      options={[
        { value: none, label: t.noThanks },
        ...terms.map((price) => {
          const more = about(price.term)
          return { value: price.term, label: priceWords(price, t, format), ...(more ? { about: more } : {}) }
        }),
      ]}
    />
  )
}

function Alerts({ wrong }: { wrong: number[] }) {
  const t = useTexts(serviceTexts)
  const { procedure, draft, setDraft } = useProcedure()
  const before = procedure.facts.answers.application
  const used = alertFields.map((_, place) => alertAt(place, draft, before) !== '').lastIndexOf(true) + 1
  const [shown, setShown] = useState(Math.max(1, used))
  return (
    <section className="flex flex-col gap-4" aria-labelledby="alerts">
      <div>
        <h2 id="alerts" className="type-heading">
          {t.alerts}
        </h2>
        <p className="type-small text-quiet">{t.alertsMore}</p>
      </div>
      {alertFields.slice(0, shown).map((field, place) => (
        <TextField
          key={field}
          label={t.alert(place + 1)}
          name={field}
          type="email"
          inputMode="email"
          optional
          value={alertAt(place, draft, before)}
          onChange={(text) => setDraft({ [field]: text })}
          {...(wrong.includes(place) ? { error: t.notAMail } : {})}
        />
      ))}
      {shown < alertFields.length ? (
        <div>
          <Button kind="quiet" icon="plus" onPress={() => setShown(shown + 1)}>
            {t.addAlert}
          </Button>
        </div>
      ) : null}
    </section>
  )
}
