import { cancelPurchase, type Purchase } from '@tsunagu/contract/signup.ts'
import { useAct } from '@tsunagu/kit/act.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { ConfirmDialog } from '@tsunagu/kit/Sheet.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useState } from 'react'
import { problems } from '../problems.ts'
import { useKeepPurchase } from '../purchases/purchases.ts'
import { purchaseTexts } from './texts.ts'

/** The purchase is off: links end, drafts go. */
export function CancelPurchase({ purchase }: { purchase: Purchase }) {
  const t = useTexts(purchaseTexts)
  const keep = useKeepPurchase()
  const act = useAct(problems)
  const [asking, setAsking] = useState(false)
  const cancel = async () => {
    await act.run(async () => {
      keep(await call(cancelPurchase, { params: { purchaseId: purchase.id } }))
      toast(t.cancelDone)
    })
  }
  return (
    <div className="flex flex-col gap-3 items-start">
      <Wrong>{act.wrong}</Wrong>
      <Button kind="quiet" icon="trash" onPress={() => setAsking(true)}>
        {t.cancel}
      </Button>
      <ConfirmDialog open={asking} onClose={() => setAsking(false)} title={t.cancelTitle} confirm={t.cancelGo} danger onConfirm={cancel}>
        {t.cancelText}
      </ConfirmDialog>
    </div>
  )
}
