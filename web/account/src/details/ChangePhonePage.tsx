import { useRouter } from '@tanstack/react-router'
import { changeMe } from '@tsunagu/contract/accounts.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card } from '@tsunagu/kit/Card.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { faultsOf } from '@tsunagu/kit/faults.ts'
import { useForm } from '@tsunagu/kit/form.ts'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { nationalPhone } from '@tsunagu/kit/phone.ts'
import { call } from '@tsunagu/kit/session.ts'
import { PhoneField } from '@tsunagu/kit/TextField.tsx'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { useTitle } from '../frame/title.ts'
import { useFresh } from '../fresh/FreshProvider.tsx'
import { registrationTexts } from '../registration/texts.ts'
import { useMe, useSetMe } from './me.ts'
import { personSentences } from './PersonFields.tsx'
import { detailsTexts } from './texts.ts'

const check = faultsOf<{ authPhone: string }>(changeMe.body)

/** The number for authentication, apart from how one is called (ACC-18, ACC-30). */
export function ChangePhonePage() {
  const t = useTexts(detailsTexts)
  const words = useTexts(registrationTexts)
  const me = useMe()
  const setMe = useSetMe()
  const withFresh = useFresh()
  const router = useRouter()
  useTitle(t.phoneTitle)
  const form = useForm({
    initial: { authPhone: nationalPhone(me.authPhone) },
    check: (values) => (values.authPhone === '' ? { authPhone: 'required' } : check(values)),
    sentences: personSentences(words),
    send: async (body) => {
      setMe(await withFresh(() => call(changeMe, { body })))
      toast(t.saved, 'good')
      router.history.push('/account/')
    },
  })
  return (
    <>
      <PageHeader title={t.phoneTitle} lead={t.editLead} back="/account/" backLabel={t.title} />
      <Card>
        <Form form={form} labels={{ authPhone: words.phone }}>
          <PhoneField label={words.phone} note={words.phoneNote} {...form.field('authPhone')} />
          <Button kind="primary" type="submit" wide pending={form.pending}>
            {t.save}
          </Button>
        </Form>
      </Card>
    </>
  )
}
