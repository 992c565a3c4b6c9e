import { brand } from '@tsunagu/contract/brand.ts'
import { Badge, Banner } from '@tsunagu/kit/Banner.tsx'
import { Link } from '@tsunagu/kit/Link.tsx'
import { useBoth, useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { signInAddress } from '../frame/return.ts'
import { useTitle } from '../frame/title.ts'
import { passkeysWork } from '../passkeys/browser.ts'
import { passkeyTexts } from '../passkeys/texts.ts'
import type { Interaction } from './interaction.ts'
import { PasskeySignIn } from './PasskeySignIn.tsx'
import { PasswordSignIn } from './PasswordSignIn.tsx'
import { signInTexts } from './texts.ts'

/** Owners and staff sign in alike, at doors that cannot be mistaken for each other. */
export function SignIn({ uid, asked }: { uid: string; asked: Interaction }) {
  const t = useTexts(signInTexts)
  const both = useBoth()
  const staff = asked.audience === 'staff'
  const title = staff ? t.staffTitle : t.title
  useTitle(title)
  const lead = staff ? t.staffGoesTo : asked.firstParty ? t.goesTo(both(brand.product)) : t.goesToOther(asked.client)
  return (
    <>
      {staff ? (
        <Badge tone="caution" icon="shield">
          {t.staffOnly}
        </Badge>
      ) : null}
      <PageHeader title={title} lead={lead} />
      {asked.passkeyOnly ? (
        <PasskeyOnly uid={uid} />
      ) : (
        <>
          <PasswordSignIn uid={uid} staff={staff} />
          {passkeysWork() ? (
            <>
              <p className="or">{t.or}</p>
              <PasskeySignIn uid={uid} />
            </>
          ) : null}
        </>
      )}
      <footer className="mt-8 pt-4 border-t border-line text-center">
        {staff ? (
          <>
            <p className="type-small text-quiet">{t.staffHelp}</p>
            <Link href={signInAddress('/')} alone>
              {t.ownerDoor}
            </Link>
          </>
        ) : (
          <p>
            <span className="type-small text-quiet me-3">{t.newHere}</span>
            <Link href={`/account/register/email?uid=${encodeURIComponent(uid)}`} alone>
              {t.register}
            </Link>
          </p>
        )}
      </footer>
    </>
  )
}

/** The app wants more than a password (RFC 9470). */
function PasskeyOnly({ uid }: { uid: string }) {
  const t = useTexts(signInTexts)
  const words = useTexts(passkeyTexts)
  const able = passkeysWork()
  return (
    <div className="flex flex-col gap-6">
      <Banner tone={able ? 'info' : 'caution'} icon="key" title={able ? t.passkeyOnly : words.unsupported}>
        {able ? t.passkeyOnlyMore : words.unsupportedMore}
      </Banner>
      {able ? <PasskeySignIn uid={uid} /> : null}
    </div>
  )
}
