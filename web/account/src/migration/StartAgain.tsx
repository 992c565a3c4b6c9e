import { useRouter } from '@tanstack/react-router'
import { Button } from '@tsunagu/kit/Button.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { nothingMailed } from '@tsunagu/kit/mailed-code/mailed.ts'
import { migratingAt, useMigration } from './flow.ts'
import { migrationTexts } from './texts.ts'

const over = ['check-over', 'not-found', 'already-linked', 'already-registered']

/** What cannot go on from here begins at the card again: time is over, or somebody else was faster. */
export function StartAgain({ problem }: { problem: string | null | undefined }) {
  const t = useTexts(migrationTexts)
  const { draft, setDraft } = useMigration()
  const router = useRouter()
  if (!problem || !over.includes(problem)) return null
  const again = () => {
    setDraft({ ...draft, ...nothingMailed, email: draft.email, migrationId: '', found: '' })
    router.history.push(migratingAt('identity'))
  }
  return <Button onPress={again}>{t.startAgain}</Button>
}
