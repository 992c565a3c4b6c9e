import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { makeRecoveryCodes } from '@tsunagu/contract/second-factor.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useState } from 'react'
import { useAct } from '../frame/act.ts'
import { useTitle } from '../frame/title.ts'
import { useProve } from './ProveProvider.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { factorProblems, factorTexts } from './texts.ts'

/** New recovery codes in the place of the older ones. */
export function NewCodesPage() {
  const t = useTexts(factorTexts)
  const act = useAct(factorProblems)
  const prove = useProve()
  const client = useQueryClient()
  const router = useRouter()
  const [codes, setCodes] = useState<string[]>()
  const title = codes ? t.codesTitle : t.newCodes
  useTitle(title)
  const make = () =>
    act.run(async () => {
      const { recoveryCodes } = await prove(() => call(makeRecoveryCodes))
      setCodes(recoveryCodes)
      await client.invalidateQueries({ queryKey: ['account'] })
    })
  return (
    <>
      <PageHeader title={title} {...(codes ? {} : { back: '/account/security', backLabel: t.back, lead: t.newCodesLead })} />
      {codes ? (
        <RecoveryCodes codes={codes} onDone={() => router.history.push('/account/security')} />
      ) : (
        <div className="flex flex-col gap-4">
          <Wrong>{act.wrong}</Wrong>
          <Button kind="primary" wide pending={act.pending} onPress={() => void make()}>
            {t.make}
          </Button>
        </div>
      )}
    </>
  )
}
