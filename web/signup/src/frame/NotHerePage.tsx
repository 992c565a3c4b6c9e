import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { Frame } from './Frame.tsx'
import { frameTexts } from './texts.ts'
import { useTitle } from './title.ts'

export function NotHerePage() {
  const t = useTexts(frameTexts)
  useTitle(t.notHere)
  return (
    <Frame>
      <PageHeader title={t.notHere} lead={t.notHereMore} />
      <LinkButton href="/signup/" kind="primary" wide>
        {t.toStart}
      </LinkButton>
    </Frame>
  )
}
