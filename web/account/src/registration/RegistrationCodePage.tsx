import { MailedCodeStep } from '../frame/MailedCodeStep.tsx'
import { useRegistration, useRegistrationSteps } from './flow.ts'

export function RegistrationCodePage() {
  const { draft, setDraft } = useRegistration()
  const { at } = useRegistrationSteps()
  return <MailedCodeStep draft={draft} setDraft={setDraft} before={at('email')} next={at('details')} />
}
