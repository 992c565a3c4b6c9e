import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { signInAddress, staffSignInAddress } from '../frame/return.ts'
import { useTitle } from '../frame/title.ts'
import { signInTexts } from './texts.ts'

/** The provider no longer knows this sign-in: why, and the way to begin again. */
export function ExpiredInteraction({ staff }: { staff: boolean }) {
  const t = useTexts(signInTexts)
  useTitle(t.expired)
  return (
    <>
      <PageHeader title={t.expired} lead={t.expiredMore} />
      <LinkButton href={staff ? staffSignInAddress() : signInAddress('/')} kind="primary" wide>
        {t.again}
      </LinkButton>
    </>
  )
}
