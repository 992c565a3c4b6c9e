import { useRouter } from '@tanstack/react-router'
import { changeMe } from '@tsunagu/contract/accounts.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card } from '@tsunagu/kit/Card.tsx'
import { useDraft } from '@tsunagu/kit/draft.ts'
import { Form } from '@tsunagu/kit/Form.tsx'
import { faultsOf } from '@tsunagu/kit/faults.ts'
import { useForm } from '@tsunagu/kit/form.ts'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { nationalPhone } from '@tsunagu/kit/phone.ts'
import { call } from '@tsunagu/kit/session.ts'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { useTitle } from '../frame/title.ts'
import { useFresh } from '../fresh/FreshProvider.tsx'
import { registrationTexts } from '../registration/texts.ts'
import { useMe, useSetMe } from './me.ts'
import { type Person, PersonFields, personSentences } from './PersonFields.tsx'
import { detailsTexts } from './texts.ts'

const check = faultsOf<Person>(changeMe.body)

/** Name, reading and phone; saving asks for a fresh authentication (ACC-30). Only what changed is sent. */
export function EditDetailsPage() {
  const t = useTexts(detailsTexts)
  const words = useTexts(registrationTexts)
  const me = useMe()
  const setMe = useSetMe()
  const withFresh = useFresh()
  const router = useRouter()
  useTitle(t.editTitle)
  const kept: Person = { name: me.name, kana: me.kana, authPhone: nationalPhone(me.authPhone) }
  const [draft, setDraft, forget] = useDraft(`details-${me.id}`, kept)
  const leave = (sentence: string) => {
    forget()
    toast(sentence, 'good')
    router.history.push('/account/')
  }
  const form = useForm<Person>({
    initial: draft,
    check,
    sentences: personSentences(words),
    onChange: setDraft,
    send: async (values) => {
      const changed = Object.fromEntries(Object.entries(values).filter(([name, value]) => kept[name] !== value))
      if (Object.keys(changed).length === 0) return leave(t.same)
      setMe(await withFresh(() => call(changeMe, { body: changed })))
      leave(t.saved)
    },
  })
  return (
    <>
      <PageHeader title={t.editTitle} lead={t.editLead} back="/account/" backLabel={t.title} />
      <Card>
        <Form form={form} labels={{ name: words.name, kana: words.kana, authPhone: words.phone }}>
          <PersonFields form={form} />
          <Button kind="primary" type="submit" wide pending={form.pending}>
            {t.save}
          </Button>
        </Form>
      </Card>
    </>
  )
}
