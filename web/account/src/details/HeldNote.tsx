import { brand } from '@tsunagu/contract/brand.ts'
import type { Profile } from '@tsunagu/contract/profile.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useBoth, useTexts } from '@tsunagu/kit/language.tsx'
import { detailsTexts } from './texts.ts'

/** Why some items cannot be changed here, and where one asks for it (ACC-17, IMP-28). */
export function HeldNote({ held }: { held: Profile['held'] }) {
  const t = useTexts(detailsTexts)
  const both = useBoth()
  const items = held.map((item) => t[item]).join(t.and)
  return (
    <Banner icon="lock" title={t.held(items)} action={<LinkButton href="/account/identity-changes">{t.askChange}</LinkButton>}>
      {t.heldMore(both(brand.telematics))}
    </Banner>
  )
}
