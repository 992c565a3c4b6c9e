import { Banner } from '../Banner.tsx'
import { LinkButton } from '../Link.tsx'
import { useTexts } from '../language.tsx'
import { mailedCodeTexts } from './texts.ts'

/** Somebody came Back to the code's step: it is done, the way leads on. */
export function VerifiedAlready({ email, next }: { email: string; next: string }) {
  const t = useTexts(mailedCodeTexts)
  return (
    <div className="flex flex-col gap-6">
      <Banner tone="good" title={email}>
        {t.already}
      </Banner>
      <LinkButton href={next} kind="primary" wide>
        {t.next}
      </LinkButton>
    </div>
  )
}
