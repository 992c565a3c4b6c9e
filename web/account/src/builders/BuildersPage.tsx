import { Link } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { useTitle } from '../frame/title.ts'
import { HomeAssistantSection } from './HomeAssistantSection.tsx'
import { TokenSection } from './TokenSection.tsx'
import { builderTexts } from './texts.ts'
import { WebhookSection } from './WebhookSection.tsx'

/** Tokens, webhooks and Home Assistant: my cars and my own programs. */
export function BuildersPage() {
  const t = useTexts(builderTexts)
  useTitle(t.title)
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <p>
        <Link href="/docs" external alone icon="file">
          {t.docs}
        </Link>
      </p>
      <TokenSection />
      <WebhookSection />
      <HomeAssistantSection />
    </>
  )
}
