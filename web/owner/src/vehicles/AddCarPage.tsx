import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { takeOver } from '@tsunagu/contract/vehicles.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { faultsOf } from '@tsunagu/kit/faults.ts'
import { useForm } from '@tsunagu/kit/form.ts'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { TextField } from '@tsunagu/kit/TextField.tsx'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { problems } from '../problems.ts'
import { Page } from '../shell/Page.tsx'
import { vehiclesKey } from './garage.ts'
import { vehicleTexts } from './texts.ts'

/** Takes a car into the garage by the dealer's one-time code. The code is a secret: it is never kept on the device. */
export function AddCarPage() {
  const t = useTexts(vehicleTexts)
  const client = useQueryClient()
  const { history } = useRouter()
  const form = useForm({
    initial: { code: '' },
    check: faultsOf(takeOver.body),
    sentences: { 'code.invalid': t.codeFault },
    send: async ({ code }) => {
      const car = await call(takeOver, { body: { code } })
      await client.invalidateQueries({ queryKey: vehiclesKey })
      toast(t.added(car.name), 'good')
      history.push(`/garage/${car.id}`)
    },
  })
  return (
    <Page title={t.add} back="/garage" backLabel={t.garage} lead={t.addLead} narrow>
      <Form form={form} labels={{ code: t.code }} problems={problems}>
        <TextField label={t.code} note={t.codeNote} autoComplete="off" maxLength={16} placeholder="ABCD-1234" {...form.field('code')} />
        <Button kind="primary" type="submit" wide pending={form.pending}>
          {t.addNow}
        </Button>
      </Form>
      <Banner title={t.addHelp}>{t.addHelpText}</Banner>
    </Page>
  )
}
