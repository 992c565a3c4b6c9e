import { MailedCodeStep } from '../frame/MailedCodeStep.tsx'
import { useReset, useResetSteps } from './flow.ts'

export function ResetCodePage() {
  const { draft, setDraft } = useReset()
  const { at } = useResetSteps()
  return <MailedCodeStep draft={draft} setDraft={setDraft} before={at('email')} next={at('password')} />
}
