import { takeOverCar } from '@tsunagu/contract/signup.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { useForm } from '@tsunagu/kit/form.ts'
import { useFresh } from '@tsunagu/kit/fresh.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { Sheet } from '@tsunagu/kit/Sheet.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { TextField } from '@tsunagu/kit/TextField.tsx'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { useState } from 'react'
import { problems } from '../problems.ts'
import { fieldSentences, formTexts } from './form-texts.ts'

/** A used car that is still in its former owner's garage: recorded as taken in, it can be sold again. */
export function TakeOver({ chassisNumber }: { chassisNumber: string }) {
  const t = useTexts(formTexts)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button kind="quiet" icon="car" onPress={() => setOpen(true)}>
        {t.takeOver}
      </Button>
      {open ? <TakeOverSheet chassisNumber={chassisNumber} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function TakeOverSheet({ chassisNumber, onClose }: { chassisNumber: string; onClose: () => void }) {
  const t = useTexts(formTexts)
  const withFresh = useFresh()
  const form = useForm({
    initial: { chassisNumber, plate: '' },
    check: (values) => ({
      chassisNumber: values.chassisNumber.trim() === '' ? 'required' : undefined,
      plate: values.plate.trim() === '' ? 'required' : undefined,
    }),
    sentences: fieldSentences(t),
    send: async (body) => {
      await withFresh(() => call(takeOverCar, { body }))
      toast(t.tookOver, 'good')
      onClose()
    },
  })
  return (
    <Sheet open onClose={onClose} title={t.takeOver}>
      <Form form={form} labels={{ chassisNumber: t.chassisNumber, plate: t.plate }} problems={problems}>
        <p>{t.takeOverAbout}</p>
        <TextField label={t.chassisNumber} maxLength={23} autoComplete="off" {...form.field('chassisNumber')} />
        <TextField label={t.plate} note={t.plateNote} maxLength={40} autoComplete="off" {...form.field('plate')} />
        <Button kind="primary" type="submit" wide pending={form.pending}>
          {t.takeOverNow}
        </Button>
      </Form>
    </Sheet>
  )
}
