import type { PaymentMethod } from '@tsunagu/contract/payments.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Card, Section } from '@tsunagu/kit/Card.tsx'
import { List, ListItem } from '@tsunagu/kit/List.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { methodWords, useMethods } from '@tsunagu/kit/payment/methods.ts'
import { useReturnFromBank } from '@tsunagu/kit/payment/return-from-bank.ts'
import { methodTexts } from '@tsunagu/kit/payment/texts.ts'
import { ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { useTitle } from '../frame/title.ts'
import { accountProblems } from '../problems.ts'
import { MethodCard, methodIcons } from './MethodCard.tsx'
import { NewMethod } from './NewMethod.tsx'
import { paymentsTexts, whyWords } from './texts.ts'

/** How I pay (PAY-04): the method in use, one that waits for the bank, another, and the earlier ones. The bank leads back here. */
export function PaymentsPage() {
  const t = useTexts(paymentsTexts)
  const words = useTexts(methodTexts)
  const methods = useMethods()
  const { settling, refused } = useReturnFromBank()
  useTitle(t.title)
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} back="/account/" />
      {refused ? (
        <Banner tone="caution" live>
          {words.refused}
        </Banner>
      ) : null}
      {methods.isError ? (
        <ErrorState error={methods.error} problems={accountProblems} onRetry={() => void methods.refetch()} />
      ) : settling ? (
        <p role="status">{words.asking}</p>
      ) : methods.data ? (
        <>
          <Section title={t.now}>
            {methods.data.current ? <MethodCard method={methods.data.current} /> : <Banner title={t.none}>{t.noneMore}</Banner>}
          </Section>
          {methods.data.waiting ? (
            <Section title={t.waits}>
              <MethodCard method={methods.data.waiting} />
            </Section>
          ) : null}
          <NewMethod choices={methods.data.choices} current={methods.data.current} />
          {methods.data.earlier.length > 0 ? <Earlier methods={methods.data.earlier} /> : null}
        </>
      ) : (
        <Skeleton lines={5} />
      )}
    </>
  )
}

function Earlier({ methods }: { methods: PaymentMethod[] }) {
  const t = useTexts(paymentsTexts)
  const words = useTexts(methodTexts)
  const { format, language } = useLanguage()
  return (
    <Section title={t.earlier}>
      <Card flush>
        <List label={t.earlier}>
          {methods.map((method) => (
            <ListItem
              key={method.id}
              icon={methodIcons[method.kind]}
              title={methodWords(method, words)}
              about={[
                t.since(format.date(method.since)),
                ...(method.state === 'refused' ? [t.refused(whyWords(method.why, language))] : [t.ended]),
              ].join(' · ')}
            />
          ))}
        </List>
      </Card>
    </Section>
  )
}
