import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { Frame } from './Frame.tsx'
import { frameTexts } from './texts.ts'
import { useTitle } from './title.ts'

/** Over: its time, or a newer one at the dealer. Says what to do, and nothing of what was in it. */
export function EndedPage() {
  const t = useTexts(frameTexts)
  useTitle(t.endedTitle)
  return (
    <Frame>
      <PageHeader title={t.endedTitle} />
      <div className="flex flex-col gap-6">
        <p>{t.endedMore}</p>
        <p className="text-quiet">{t.endedAfter}</p>
        <LinkButton href="/signup/" kind="primary" wide>
          {t.toStart}
        </LinkButton>
      </div>
    </Frame>
  )
}
