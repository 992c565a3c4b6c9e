import { brand } from '@tsunagu/contract/brand.ts'
import { AppShell } from '@tsunagu/kit/AppShell.tsx'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useBoth, useTexts } from '@tsunagu/kit/language.tsx'
import { QuickPreferences } from '@tsunagu/kit/QuickPreferences.tsx'
import { signInAt } from '../session.ts'
import { useTitle } from './Page.tsx'
import { shellTexts } from './texts.ts'

/** Nobody is signed in: the way in, which comes back to this very address. `ended`: somebody was, a moment ago. */
export function SignedOutPage({ ended }: { ended: boolean }) {
  const t = useTexts(shellTexts)
  const both = useBoth()
  const title = ended ? t.ended : t.signedOut
  useTitle(title)
  return (
    <AppShell name={`${both(brand.product)} ${t.console}`} home="/dealer/" actions={<QuickPreferences />}>
      <div className="blank pt-24">
        <span className="blank-icon">
          <Icon name="building" size={28} />
        </span>
        <h1 className="type-title">{title}</h1>
        <p>{ended ? t.endedText : t.signedOutText}</p>
        <div className="blank-act">
          <LinkButton kind="primary" href={signInAt(location.pathname + location.search)}>
            {t.signIn}
          </LinkButton>
        </div>
      </div>
    </AppShell>
  )
}
