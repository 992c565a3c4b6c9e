import { Section } from '@tsunagu/kit/Card.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { Pair, Pairs } from '@tsunagu/kit/Pairs.tsx'
import { ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { codeOf } from '@tsunagu/kit/session.ts'
import { problems } from '../problems.ts'
import { useContract } from '../purchases/purchases.ts'
import { purchaseTexts } from './texts.ts'

/** The G-Link contract of the sold car. */
export function ContractSection({ vehicleId }: { vehicleId: string | null }) {
  const t = useTexts(purchaseTexts)
  const { format } = useLanguage()
  const contract = useContract(vehicleId)
  const day = (date: string) => format.date(`${date}T00:00:00+09:00`)
  const { data } = contract
  const nothing = vehicleId === null || (contract.isError && codeOf(contract.error) === 'not-found') || data?.state === 'none'
  return (
    <Section title={t.contract}>
      {nothing ? (
        <p className="type-small text-quiet">{t.contractNone}</p>
      ) : data ? (
        <Pairs>
          <Pair name={t.contractState}>{t[`c_${data.state}`]}</Pair>
          {data.number ? <Pair name={t.contractNumber}>{data.number}</Pair> : null}
          {data.cardTail ? <Pair name={t.card}>{t.tail(data.cardTail)}</Pair> : null}
          {data.from && data.until ? <Pair name={t.period}>{t.range(day(data.from), day(data.until))}</Pair> : null}
          {data.state === 'declined' ? null : (
            <Pair name={t.options}>
              {data.options.length === 0
                ? t.noOptions
                : data.options.map(({ option, state }) => t.optionIs(t[option], t[state])).join(t.comma)}
            </Pair>
          )}
          <Pair name={t.charging}>{data.charging.state === 'none' ? t.unknown : t[data.charging.state]}</Pair>
        </Pairs>
      ) : contract.isError ? (
        <ErrorState error={contract.error} problems={problems} onRetry={() => void contract.refetch()} />
      ) : (
        <Skeleton lines={4} />
      )}
    </Section>
  )
}
