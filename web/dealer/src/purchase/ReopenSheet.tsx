import { type Purchase, reopenParty } from '@tsunagu/contract/signup.ts'
import { useAct } from '@tsunagu/kit/act.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { RadioGroup } from '@tsunagu/kit/Choice.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { Sheet } from '@tsunagu/kit/Sheet.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useState } from 'react'
import { problems } from '../problems.ts'
import { type PartyView, useIssuedLink, useKeepPurchase } from '../purchases/purchases.ts'
import { purchaseTexts } from './texts.ts'

type What = 'person' | 'details' | 'services'

/** Another person, other details, another answer: each with what it opens again (BUY-10, USR-23, IMP-03). */
export function ReopenSheet(props: { purchase: Purchase; person: PartyView; open: boolean; onClose: () => void }) {
  const { purchase, person, open, onClose } = props
  const t = useTexts(purchaseTexts)
  return (
    <Sheet open={open} onClose={onClose} title={t.reopenTitle(t[person.party])}>
      <Reopening purchase={purchase} person={person} onDone={onClose} />
    </Sheet>
  )
}

function Reopening({ purchase, person, onDone }: { purchase: Purchase; person: PartyView; onDone: () => void }) {
  const t = useTexts(purchaseTexts)
  const keep = useKeepPurchase()
  const act = useAct(problems)
  const [, keepLink] = useIssuedLink(purchase.id, person.party)
  const [what, setWhat] = useState<What>('details')
  const reopen = () =>
    act.run(async () => {
      keep(await call(reopenParty, { params: { purchaseId: purchase.id, party: person.party }, body: { what } }))
      // the way in of the person before is not the way in of the next one
      if (what === 'person') keepLink(undefined)
      toast(t.reopened, 'good')
      onDone()
    })
  return (
    <div className="flex flex-col gap-5">
      <p className="text-quiet">{t.reopenLead}</p>
      <RadioGroup<What>
        label={t.reopenWhat}
        options={[
          { value: 'details', label: t.details, about: t.detailsAbout },
          { value: 'services', label: t.services, about: t.servicesAbout },
          { value: 'person', label: t.person, about: t.personAbout },
        ]}
        value={what}
        onChange={setWhat}
      />
      <Wrong>{act.wrong}</Wrong>
      <Button kind="primary" wide pending={act.pending} onPress={() => void reopen()}>
        {t.reopenGo}
      </Button>
    </div>
  )
}
