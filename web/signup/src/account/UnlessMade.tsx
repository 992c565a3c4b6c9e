import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import type { ReactNode } from 'react'
import { useProcedure } from '../frame/procedure.ts'
import { frameTexts } from '../frame/texts.ts'
import { accountTexts } from './texts.ts'

/** Somebody came back to a step whose account is made: it is told, and leads on. Before that, the step itself. */
export function UnlessMade({ children }: { children: ReactNode }) {
  const t = useTexts(accountTexts)
  const next = useTexts(frameTexts).next
  const { procedure, goOn } = useProcedure()
  const { account, answers } = procedure.facts
  if (account === null || answers.account !== 'new') return children
  return (
    <>
      <Banner tone="good" title={t.made}>
        {t.madeMore(account.email)}
      </Banner>
      <Button kind="primary" wide onPress={goOn}>
        {next}
      </Button>
    </>
  )
}
