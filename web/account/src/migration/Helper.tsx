import { brand } from '@tsunagu/contract/brand.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Card } from '@tsunagu/kit/Card.tsx'
import { RadioGroup } from '@tsunagu/kit/Choice.tsx'
import { useDraft } from '@tsunagu/kit/draft.ts'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useBoth, useTexts } from '@tsunagu/kit/language.tsx'
import { ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { codeOf } from '@tsunagu/kit/session.ts'
import { useMeQuery } from '../details/me.ts'
import { signInAddress } from '../frame/return.ts'
import { linkingAt } from '../linkage/flow.ts'
import { useLinkage } from '../linkage/linkage.ts'
import { migratingAt } from './flow.ts'
import { migrationTexts } from './texts.ts'

/** MIG-04: linked → nothing, an account that is not → ①, no account → ②. Whoever is signed in is not asked. */
export function Helper() {
  const t = useTexts(migrationTexts)
  const me = useMeQuery()
  const linkage = useLinkage(me.isSuccess)
  if (me.isError)
    return codeOf(me.error) === 'signed-out' ? <Question /> : <ErrorState error={me.error} onRetry={() => void me.refetch()} />
  if (linkage.error) return <ErrorState error={linkage.error} onRetry={() => void linkage.refetch()} />
  if (!linkage.data) return <Skeleton lines={3} />
  return linkage.data.advice === 'none' ? (
    <Banner tone="good" title={t.doneTitle} action={<LinkButton href="/account/linkage">{t.doneAct}</LinkButton>}>
      {t.doneMore}
    </Banner>
  ) : (
    <Banner
      tone="info"
      title={t.oneTitle}
      action={
        <LinkButton href={linkingAt('cautions')} kind="primary">
          {t.oneAct}
        </LinkButton>
      }
    >
      {t.oneMore}
    </Banner>
  )
}

function Question() {
  const t = useTexts(migrationTexts)
  const both = useBoth()
  const account = both(brand.account)
  const [draft, setDraft] = useDraft('migration-helper', { has: '' })
  const has = draft.has === 'yes' || draft.has === 'no' ? draft.has : null
  return (
    <Card>
      <div className="flex flex-col gap-5">
        <RadioGroup
          label={t.ask(account)}
          note={t.askNote(account)}
          options={[
            { value: 'yes', label: t.yes, about: t.yesMore },
            { value: 'no', label: t.no, about: t.noMore },
          ]}
          value={has}
          onChange={(value) => setDraft({ has: value })}
        />
        {has === 'yes' ? (
          <LinkButton href={signInAddress('/account/migration')} kind="primary" wide>
            {t.yesAct}
          </LinkButton>
        ) : has === 'no' ? (
          <LinkButton href={migratingAt('cautions')} kind="primary" wide>
            {t.noAct}
          </LinkButton>
        ) : null}
      </div>
    </Card>
  )
}
