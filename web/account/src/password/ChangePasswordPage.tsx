import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { changePassword } from '@tsunagu/contract/accounts.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card } from '@tsunagu/kit/Card.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { faultsOf } from '@tsunagu/kit/faults.ts'
import { useForm } from '@tsunagu/kit/form.ts'
import { useFresh } from '@tsunagu/kit/fresh.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { againFault, type NewPassword, NewPasswordFields } from '@tsunagu/kit/NewPasswordFields.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { passwordSentences, passwordTexts } from '@tsunagu/kit/password-texts.ts'
import { call } from '@tsunagu/kit/session.ts'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { useMe } from '../details/me.ts'
import { useTitle } from '../frame/title.ts'
import { changePasswordTexts } from './texts.ts'

const byContract = faultsOf<NewPassword>(changePassword.body)

export function ChangePasswordPage() {
  const t = useTexts(changePasswordTexts)
  const words = useTexts(passwordTexts)
  const me = useMe()
  const withFresh = useFresh()
  const client = useQueryClient()
  const router = useRouter()
  useTitle(t.title)
  const form = useForm<NewPassword>({
    initial: { password: '', passwordAgain: '' },
    check: (values) => ({ ...byContract(values), passwordAgain: againFault(values) }),
    sentences: passwordSentences(words),
    send: async (body) => {
      await withFresh(() => call(changePassword, { body }))
      await client.invalidateQueries({ queryKey: ['account'] })
      toast(t.changed, 'good')
      router.history.push('/account/security')
    },
  })
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} back="/account/security" backLabel={t.back} />
      <Card>
        <Form form={form} labels={{ password: words.newPassword, passwordAgain: words.again }}>
          <NewPasswordFields form={form} email={me.email} label={words.newPassword} />
          <Button kind="primary" type="submit" wide pending={form.pending}>
            {t.submit}
          </Button>
        </Form>
      </Card>
    </>
  )
}
