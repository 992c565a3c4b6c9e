import { declineReasons } from '@tsunagu/contract/contracts.ts'
import { useAct } from '@tsunagu/kit/act.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { RadioGroup } from '@tsunagu/kit/Choice.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useProcedure } from '../frame/procedure.ts'
import { signupProblems } from '../problems.ts'
import { serviceTexts } from './texts.ts'

/** Exactly one (GLK-12). */
export function SurveyPage() {
  const t = useTexts(serviceTexts)
  const { draft, setDraft, answer } = useProcedure()
  const act = useAct(signupProblems)
  const reason = declineReasons.find((one) => one === draft.reason) ?? null
  return (
    <>
      <RadioGroup
        label={t.why}
        name="reason"
        value={reason}
        onChange={(value) => setDraft({ reason: value })}
        options={declineReasons.map((value) => ({ value, label: value === 'privacy' ? t.reasonPrivacy : t[value] }))}
      />
      <Wrong>{act.wrong}</Wrong>
      <Button
        kind="primary"
        wide
        pending={act.pending}
        disabledReason={reason ? undefined : t.chooseReason}
        onPress={() => void act.run(async () => reason && answer({ step: 'survey', reason }))}
      >
        {t.next}
      </Button>
    </>
  )
}
