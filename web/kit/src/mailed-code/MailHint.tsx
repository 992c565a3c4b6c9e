import { brand } from '@tsunagu/contract/brand.ts'
import { Banner } from '../Banner.tsx'
import { Link } from '../Link.tsx'
import { useTexts } from '../language.tsx'
import { useLocalMailbox } from './local-mailbox.ts'
import { mailedCodeTexts } from './texts.ts'

export const accountMailDomain = brand.mail.account.address.split('@')[1] ?? ''

/** On a laptop without a mail server: where the mail lies. */
export function LocalMailHint({ email }: { email: string }) {
  const t = useTexts(mailedCodeTexts)
  if (!useLocalMailbox()) return null
  return (
    <Banner
      tone="info"
      icon="mail"
      action={
        <Link href={`/mailbox?to=${encodeURIComponent(email.trim().toLowerCase())}`} external>
          {t.openLocal}
        </Link>
      }
    >
      {t.local}
    </Banner>
  )
}

/** What to do when the mail does not come (ACC-31). */
export function MailHint() {
  const t = useTexts(mailedCodeTexts)
  return (
    <details className="mail-hint">
      <summary>{t.notArrived}</summary>
      <ul>
        <li>{t.spam}</li>
        <li>{t.domain(accountMailDomain)}</li>
        <li>{t.typo}</li>
      </ul>
    </details>
  )
}
