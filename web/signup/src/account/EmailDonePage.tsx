import { Banner } from '@tsunagu/kit/Banner.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { GoOn } from '../frame/GoOn.tsx'
import { useProcedure } from '../frame/procedure.ts'
import { accountTexts } from './texts.ts'

export function EmailDonePage() {
  const t = useTexts(accountTexts)
  const { facts } = useProcedure().procedure
  return (
    <>
      <Banner tone="good" title={t.verified}>
        {t.verifiedMore(facts.email?.address ?? facts.account?.email ?? '')}
      </Banner>
      <GoOn answer={{ step: 'email-done' }} />
    </>
  )
}
