import type { DocumentId } from '@tsunagu/contract/contracts.ts'
import type { Answer } from '@tsunagu/contract/signup.ts'
import { useAct } from '@tsunagu/kit/act.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Checkbox } from '@tsunagu/kit/Choice.tsx'
import { useBoth, useTexts } from '@tsunagu/kit/language.tsx'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import type { ReactNode } from 'react'
import { useProcedure } from '../frame/procedure.ts'
import { frameTexts } from '../frame/texts.ts'
import { signupProblems } from '../problems.ts'
import { DocumentCard } from './DocumentCard.tsx'
import { consentTexts } from './texts.ts'
import { useDocument } from './useDocument.ts'

interface ConsentStepProps {
  document: DocumentId
  answer: (version: string) => Answer
  label?: string
  /** Notes that must stand above the tick (USR-35). */
  children?: ReactNode
}

/** One document, one tick, one button that says why it waits. The tick is for this version: a newer one is asked anew. */
export function ConsentStep({ document, answer, label, children }: ConsentStepProps) {
  const t = useTexts(consentTexts)
  const next = useTexts(frameTexts).next
  const both = useBoth()
  const { answer: send, draft, setDraft } = useProcedure()
  const query = useDocument(document)
  const act = useAct(signupProblems)
  const field = `consent.${document}`
  const version = query.data?.version
  const ticked = version !== undefined && draft[field] === version
  const goOn = async () => {
    if (version === undefined) return
    await act.run(async () => {
      try {
        await send(answer(version))
      } catch (error) {
        await query.refetch()
        throw error
      }
    })
  }
  return (
    <>
      {children}
      <DocumentCard document={document} />
      {query.data ? (
        <>
          <Checkbox name={field} selected={ticked} onChange={(now) => setDraft({ [field]: now ? query.data.version : null })}>
            {t.tick(both(query.data.title))}
          </Checkbox>
          <Wrong>{act.wrong}</Wrong>
          <Button kind="primary" wide pending={act.pending} disabledReason={ticked ? undefined : t.missing} onPress={() => void goOn()}>
            {label ?? next}
          </Button>
        </>
      ) : null}
    </>
  )
}
