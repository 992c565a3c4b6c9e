import { readCorporation } from '@tsunagu/contract/profile.ts'
import { useAct } from '@tsunagu/kit/act.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { postalText } from '@tsunagu/kit/details/details-form.ts'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { TextField } from '@tsunagu/kit/TextField.tsx'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useState } from 'react'
import { UnlessMade } from '../account/UnlessMade.tsx'
import { useProcedure, written } from '../frame/procedure.ts'
import { signupProblems } from '../problems.ts'
import { checkDigitFits, plainNumber } from './corporate-number.ts'
import { identityTexts } from './texts.ts'

export function CorporateNumberPage() {
  return (
    <UnlessMade>
      <NumberForm />
    </UnlessMade>
  )
}

/** Thirteen digits fill the form; a wrong check digit warns, and by hand one always gets on (ACC-20, ACC-21, BUY-32). */
function NumberForm() {
  const t = useTexts(identityTexts)
  const { draft, setDraft, answer } = useProcedure()
  const [fault, setFault] = useState(false)
  const lookUp = useAct(signupProblems)
  const byHand = useAct(signupProblems)
  const number = plainNumber(written(draft, 'corporateNumber'))
  const whole = number.length === 13
  const odd = whole && !checkDigitFits(number)
  const fill = () => {
    setFault(!whole)
    if (!whole) return
    void lookUp.run(async () => {
      const found = await call(readCorporation, { params: { corporateNumber: number } })
      setDraft({
        corporateNumber: found.corporateNumber,
        name: found.name,
        kana: found.kana,
        postalCode: postalText(found.postalCode),
        prefecture: found.prefecture,
        city: found.city,
        street: found.street,
        building: '',
        corporationClosedOn: found.closedOn,
      })
      await answer({ step: 'corporate-number', corporateNumber: found.corporateNumber, lookedUp: true })
    })
  }
  const goByHand = () => byHand.run(() => answer({ step: 'corporate-number', corporateNumber: whole ? number : null, lookedUp: false }))
  return (
    <form
      noValidate
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault()
        fill()
      }}
    >
      <TextField
        label={t.corporateNumber}
        name="corporateNumber"
        note={t.corporateNote}
        inputMode="numeric"
        maxLength={20}
        value={written(draft, 'corporateNumber')}
        onChange={(value) => {
          setFault(false)
          lookUp.clear()
          setDraft({ corporateNumber: value })
        }}
        error={fault ? t.numberFault : undefined}
      />
      {odd ? (
        <Banner tone="caution" live>
          {t.checkDigit}
        </Banner>
      ) : null}
      <Wrong>{lookUp.wrong ?? byHand.wrong}</Wrong>
      <Button kind="primary" type="submit" wide pending={lookUp.pending}>
        {t.lookUp}
      </Button>
      <Button wide pending={byHand.pending} onPress={() => void goByHand()}>
        {lookUp.code || odd ? t.byHandOn : t.byHand}
      </Button>
    </form>
  )
}
