import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { completeMigration } from '@tsunagu/contract/linkage.ts'
import { details as detailsShape } from '@tsunagu/contract/profile.ts'
import { useAct } from '@tsunagu/kit/act.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { DetailsPairs } from '@tsunagu/kit/details/DetailsPairs.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { Pair, Pairs } from '@tsunagu/kit/Pairs.tsx'
import { passwordTexts } from '@tsunagu/kit/password-texts.ts'
import { call } from '@tsunagu/kit/session.ts'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { FoundService } from '../linkage/FoundService.tsx'
import { shownOf } from '../linkage/flow.ts'
import { linkageProblems } from '../linkage/texts.ts'
import { registrationTexts } from '../registration/texts.ts'
import { detailsOf } from './details.ts'
import { migratingAt, useMigration } from './flow.ts'
import { StartAgain } from './StartAgain.tsx'
import { migrationTexts } from './texts.ts'

/** Procedure ②, step 9: everything once more, and 登録 (MIG-11). */
export function MigrationConfirmPage() {
  const t = useTexts(migrationTexts)
  const words = useTexts(registrationTexts)
  const passwords = useTexts(passwordTexts)
  const { draft, details } = useMigration()
  const client = useQueryClient()
  const router = useRouter()
  const act = useAct(linkageProblems)
  const shows = shownOf(draft)
  const { password, passwordAgain } = details
  const register = () =>
    act.run(async () => {
      const body = { details: detailsOf(details), password, passwordAgain }
      await call(completeMigration, { params: { migrationId: draft.migrationId }, body })
      // whoever was nobody a moment ago is signed in
      client.clear()
      router.history.replace(migratingAt('done'))
    })
  const shown = detailsShape.safeParse(detailsOf(details))
  return (
    <div className="flex flex-col gap-6">
      {shows ? <FoundService shows={shows} /> : null}
      <Pairs>
        <Pair name={words.email}>{draft.email}</Pair>
        <Pair name={passwords.password}>{t.passwordKept}</Pair>
      </Pairs>
      {shown.success ? <DetailsPairs details={shown.data} /> : null}
      <Wrong>{act.wrong}</Wrong>
      <StartAgain problem={act.code} />
      <div className="flex flex-col gap-3">
        <Button kind="primary" wide pending={act.pending} onPress={() => void register()}>
          {t.register}
        </Button>
        <LinkButton href={migratingAt('details')} wide>
          {t.change}
        </LinkButton>
      </div>
    </div>
  )
}
