import { Icon } from '@tsunagu/kit/Icon.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { useEffect } from 'react'
import { GoOn } from '../frame/GoOn.tsx'
import { useProcedure } from '../frame/procedure.ts'
import { PasskeyOffer } from './PasskeyOffer.tsx'
import { accountTexts } from './texts.ts'

/** The account is there, with its address (BUY-27, BUY-35, USR-34). */
export function AccountDonePage() {
  const t = useTexts(accountTexts)
  const { procedure, refresh } = useProcedure()
  const { facts } = procedure
  const signedIn = facts.account?.signedIn === true
  // The answer that made the account came before its session: asked once more, it knows.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, on arriving
  useEffect(() => {
    if (!signedIn) void refresh()
  }, [])
  return (
    <>
      <div className="finish">
        <span className="halo">
          <Icon name="check" size={30} />
        </span>
        <p>{t.accountMade(facts.account?.email ?? facts.email?.address ?? '')}</p>
        <p className="type-small text-quiet">{t.signedInNow}</p>
      </div>
      {signedIn ? <PasskeyOffer /> : null}
      <GoOn answer={{ step: 'account-done' }} />
    </>
  )
}
