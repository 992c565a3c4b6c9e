import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { signInAddress } from '../frame/addresses.ts'
import { Frame } from '../frame/Frame.tsx'
import { statusTexts } from './texts.ts'

/** For pages of one's own account: sign in, and come back to this very page. */
export function SignedOut({ back }: { back: string }) {
  const t = useTexts(statusTexts)
  return (
    <Frame>
      <PageHeader title={t.signedOut} lead={t.signedOutMore} />
      <LinkButton href={signInAddress(back)} kind="primary" wide>
        {t.signIn}
      </LinkButton>
    </Frame>
  )
}
