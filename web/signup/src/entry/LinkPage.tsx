import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { begin, lookAtLink } from '@tsunagu/contract/signup.ts'
import { useAct } from '@tsunagu/kit/act.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { Pair, Pairs } from '@tsunagu/kit/Pairs.tsx'
import { ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { call, codeOf } from '@tsunagu/kit/session.ts'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { procedureAddress } from '../frame/addresses.ts'
import { Frame } from '../frame/Frame.tsx'
import { useTitle } from '../frame/title.ts'
import { signupProblems } from '../problems.ts'
import { entryTexts } from './texts.ts'

export type LinkKey = { secret: string } | { joinCode: string }

/** What the QR code leads to. Looking consumes nothing; only the button binds it to this browser (STP-22-06). */
export function LinkPage({ lookUp }: { lookUp: LinkKey }) {
  const t = useTexts(entryTexts)
  const { language } = useLanguage()
  const router = useRouter()
  const act = useAct(signupProblems)
  const look = useQuery({
    queryKey: ['sign-up-link', undefined, lookUp],
    queryFn: () => call(lookAtLink, { body: lookUp }),
    staleTime: 0,
    gcTime: 0,
  })
  const title = look.data?.party === 'user' ? t.linkUser : look.data ? t.linkBuyer : t.opening
  useTitle(title)
  const start = () =>
    act.run(async () => {
      const { procedureId } = await call(begin, { body: { key: lookUp, language } })
      router.history.push(procedureAddress(procedureId))
    })
  if (!look.data)
    return (
      <Frame>
        {look.isError ? (
          <ErrorState
            error={look.error}
            problems={signupProblems}
            {...(codeOf(look.error) === 'link-ended' ? {} : { onRetry: () => void look.refetch() })}
          />
        ) : (
          <Skeleton lines={5} />
        )}
      </Frame>
    )
  const { party, dealer, state, procedureId } = look.data
  return (
    <Frame>
      <PageHeader title={title} lead={party === 'user' ? t.linkUserMore : t.linkBuyerMore} />
      <div className="flex flex-col gap-6">
        <Pairs>
          <Pair name={t.linkDealer}>{dealer}</Pair>
        </Pairs>
        {state === 'taken' ? (
          <Banner tone="caution" title={t.linkTaken}>
            {t.linkTakenMore}
          </Banner>
        ) : state === 'mine' && procedureId ? (
          <>
            <Banner tone="info">{t.linkMine}</Banner>
            <LinkButton href={procedureAddress(procedureId)} kind="primary" wide>
              {t.goOn}
            </LinkButton>
          </>
        ) : (
          <>
            <Wrong>{act.wrong}</Wrong>
            <Button kind="primary" wide pending={act.pending} onPress={() => void start()}>
              {t.begin}
            </Button>
            <p className="type-small text-quiet">{t.linkBind}</p>
            <p className="type-note text-quiet">{t.data}</p>
          </>
        )}
      </div>
    </Frame>
  )
}
