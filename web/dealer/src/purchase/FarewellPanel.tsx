import { acknowledge, type Purchase } from '@tsunagu/contract/signup.ts'
import { useAct } from '@tsunagu/kit/act.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card } from '@tsunagu/kit/Card.tsx'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { problems } from '../problems.ts'
import { type PartyView, useKeepPurchase } from '../purchases/purchases.ts'
import { nameOf } from './name-of.ts'
import { purchaseTexts } from './texts.ts'

/** お見送り: the customer has finished and called the staff. */
export function FarewellPanel({ purchase, person }: { purchase: Purchase; person: PartyView }) {
  const t = useTexts(purchaseTexts)
  const keep = useKeepPurchase()
  const act = useAct(problems)
  const farewell = () =>
    act.run(async () => {
      keep(await call(acknowledge, { params: { purchaseId: purchase.id, party: person.party } }))
      toast(t.farewelled, 'good')
    })
  return (
    <Card>
      <div className="farewell">
        <Icon name="check" className="text-good" />
        <div className="flex-1 min-w-0">
          <h2 className="type-heading">{t.farewellTitle(t[person.party], nameOf(person))}</h2>
          <p className="text-quiet type-small">{t.farewellLead}</p>
          <Wrong>{act.wrong}</Wrong>
        </div>
        <Button kind="primary" pending={act.pending} onPress={() => void farewell()}>
          {t.farewell}
        </Button>
      </div>
    </Card>
  )
}
