import { recoveryCode } from '@tsunagu/contract/second-factor.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { useForm } from '@tsunagu/kit/form.ts'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { TextField } from '@tsunagu/kit/TextField.tsx'
import { factorProblems, factorTexts } from './texts.ts'

/** One recovery code, however it is typed. */
export function RecoveryForm({ take }: { take: (code: string) => Promise<void> }) {
  const t = useTexts(factorTexts)
  const form = useForm({
    initial: { code: '' },
    check: ({ code }) => ({ code: code === '' ? 'required' : recoveryCode.safeParse(code).success ? undefined : 'not-recovery-code' }),
    sentences: { 'code.not-recovery-code': t.recoveryFault },
    send: ({ code }) => take(code),
  })
  return (
    <Form form={form} labels={{ code: t.recoveryCode }} problems={factorProblems}>
      <TextField label={t.recoveryCode} autoComplete="off" maxLength={30} autoFocus {...form.field('code')} />
      <Button kind="primary" type="submit" wide pending={form.pending}>
        {t.confirm}
      </Button>
    </Form>
  )
}
