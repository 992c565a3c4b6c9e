import { Icon } from '@tsunagu/kit/Icon.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { GoOn } from '../frame/GoOn.tsx'
import { useProcedure } from '../frame/procedure.ts'
import { PasskeyOffer } from './PasskeyOffer.tsx'
import { accountTexts } from './texts.ts'

/** The account is there, with its address (BUY-27, BUY-35, USR-34). */
export function AccountDonePage() {
  const t = useTexts(accountTexts)
  const { facts } = useProcedure().procedure
  return (
    <>
      <div className="finish">
        <span className="halo">
          <Icon name="check" size={30} />
        </span>
        <p>{t.accountMade(facts.account?.email ?? facts.email?.address ?? '')}</p>
        <p className="type-small text-quiet">{t.signedInNow}</p>
      </div>
      {facts.account?.signedIn === false ? null : <PasskeyOffer />}
      <GoOn answer={{ step: 'account-done' }} />
    </>
  )
}
