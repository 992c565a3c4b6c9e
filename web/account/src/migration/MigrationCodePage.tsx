import { useRouter } from '@tanstack/react-router'
import { resendCode } from '@tsunagu/contract/accounts.ts'
import { readMigration, verifyMigrationCode } from '@tsunagu/contract/linkage.ts'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { CodeForm } from '@tsunagu/kit/mailed-code/CodeForm.tsx'
import { mailedNow } from '@tsunagu/kit/mailed-code/mailed.ts'
import { mailedCodeTexts } from '@tsunagu/kit/mailed-code/texts.ts'
import { VerifiedAlready } from '@tsunagu/kit/mailed-code/VerifiedAlready.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { linkageProblems } from '../linkage/texts.ts'
import { filledFrom } from './details.ts'
import { migratingAt, useMigration } from './flow.ts'

/** Procedure ②, step 7: six digits; then the card's record fills the form (MIG-10, MIG-11). */
export function MigrationCodePage() {
  const t = useTexts(mailedCodeTexts)
  const { draft, setDraft, setDetails } = useMigration()
  const router = useRouter()
  if (draft.verified) return <VerifiedAlready email={draft.email} next={migratingAt('details')} />
  const params = { migrationId: draft.migrationId }
  return (
    <div className="flex flex-col gap-6">
      <p className="text-quiet">{t.sentTo(draft.email)}</p>
      <CodeForm
        mailed={draft}
        restart={migratingAt('email')}
        problems={linkageProblems}
        verify={async (code) => {
          await call(verifyMigrationCode, { params, body: { code } })
          const { prefilled } = await call(readMigration, { params })
          if (prefilled) setDetails(filledFrom(prefilled))
          setDraft({ ...draft, verified: true })
          router.history.push(migratingAt('details'))
        }}
        resend={async () => {
          const answer = await call(resendCode, { params: { id: draft.mailedId } })
          setDraft({ ...draft, ...mailedNow(answer, Date.now()) })
        }}
      />
    </div>
  )
}
