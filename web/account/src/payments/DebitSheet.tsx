import { useQueryClient } from '@tanstack/react-query'
import { startMandate } from '@tsunagu/contract/payments.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { MandateWay, type Way } from '@tsunagu/kit/payment/MandateWay.tsx'
import { methodsKey } from '@tsunagu/kit/payment/methods.ts'
import { Sheet } from '@tsunagu/kit/Sheet.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useState } from 'react'
import { useAct } from '../frame/act.ts'
import { leaveFor } from '../frame/leave.ts'
import { accountProblems } from '../problems.ts'
import { paymentsTexts } from './texts.ts'

/** Direct debit while a sign-up goes on at the dealer: at the bank's page (IMP-26) or by a form on paper (CHG-11). */
export function DebitSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTexts(paymentsTexts)
  const client = useQueryClient()
  const act = useAct(accountProblems)
  const [way, setWay] = useState<Way>('online')
  const go = async () => {
    const went = await act.run(async () => {
      const { url } = await call(startMandate, { body: { way, returnTo: '/account/payments' } })
      if (url) await leaveFor(url)
    })
    await client.invalidateQueries({ queryKey: methodsKey })
    if (went) onClose()
  }
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t.debit}
      acts={
        <Button kind="primary" wide pending={act.pending} onPress={() => void go()}>
          {t.goOn}
        </Button>
      }
    >
      <div className="flex flex-col gap-5">
        <Wrong>{act.wrong}</Wrong>
        <MandateWay value={way} onChange={setWay} />
      </div>
    </Sheet>
  )
}
