import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Link } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import type { WhyNoService } from '../vehicles/services.ts'
import { vehicleTexts } from '../vehicles/texts.ts'
import { homeTexts } from './texts.ts'

/** A car without remote check: why, and where its services are listed (GEN-03). */
export function WithoutRemote({ why }: { why: WhyNoService }) {
  const t = useTexts(homeTexts)
  const vehicle = useTexts(vehicleTexts)
  return (
    <Banner
      tone="info"
      title={t.without}
      action={
        <Link alone href="/remote">
          {t.whatItHas}
        </Link>
      }
    >
      {vehicle[why]}
    </Banner>
  )
}
