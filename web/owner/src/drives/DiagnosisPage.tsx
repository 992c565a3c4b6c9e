import type { Diagnosis } from '@tsunagu/contract/drives.ts'
import { Card, Section } from '@tsunagu/kit/Card.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { EmptyState, ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { Table } from '@tsunagu/kit/Table.tsx'
import { problems } from '../problems.ts'
import { Page } from '../shell/Page.tsx'
import { diagnosisTexts } from './diagnosis-texts.ts'
import { drivesAt, useDiagnosis } from './drives.ts'
import { ReasonList } from './Evaluation.tsx'
import { useDriveFormat } from './format.ts'
import { monthNow } from './months.ts'
import { ScoreRing } from './ScoreRing.tsx'
import { driveTexts } from './texts.ts'

/** ドライブ診断: a month, eco and safe, with every reason, beside one's own month before (APP-12). */
export function DiagnosisPage({ vehicleId, month = monthNow() }: { vehicleId: string; month: string | undefined }) {
  const t = useTexts(diagnosisTexts)
  const words = useTexts(driveTexts)
  const say = useDriveFormat()
  const { data, error, refetch } = useDiagnosis(vehicleId, month)
  const basis = [t.basisStart, t.basisIdling, t.basisAcceleration, t.basisBraking, t.basisRest, t.basisNight, t.basisAll]
  return (
    <Page title={`${t.title} ${say.month(month)}`} lead={t.lead} back={drivesAt(vehicleId, month)} backLabel={words.title}>
      {!data ? (
        error ? (
          <ErrorState error={error} onRetry={() => void refetch()} problems={problems} />
        ) : (
          <Skeleton height="60dvh" />
        )
      ) : data.total.trips === 0 ? (
        <EmptyState icon="leaf" title={words.monthEmpty}>
          {words.updated}
        </EmptyState>
      ) : (
        <Diagnosed data={data} />
      )}
      <Section title={t.basis}>
        <ul className="card basis type-small">
          {basis.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </Section>
    </Page>
  )
}

function Diagnosed({ data }: { data: Diagnosis }) {
  const words = useTexts(driveTexts)
  return (
    <>
      <div className="two">
        {(['eco', 'safety'] as const).map((kind) => (
          <Section key={kind} title={words[kind]}>
            <div className="card diagnosed">
              <ScoreRing label={words[kind]} score={data[kind].score} />
              <ReasonList title={words[kind]} evaluation={data[kind]} />
            </div>
          </Section>
        ))}
      </div>
      <Comparison data={data} />
    </>
  )
}

function Comparison({ data }: { data: Diagnosis }) {
  const t = useTexts(diagnosisTexts)
  const words = useTexts(driveTexts)
  const say = useDriveFormat()
  const { before } = data
  const said = ({ eco, safety, total }: Omit<Diagnosis, 'month' | 'before'>) => [
    eco.score === null ? words.unknown : String(eco.score),
    safety.score === null ? words.unknown : String(safety.score),
    say.km(total.distance),
    say.duration(total.seconds),
    words.times(total.trips),
    say.economy(total.consumption) ?? words.unknown,
  ]
  const now = said(data)
  const last = before ? said(before) : []
  const names = [words.eco, words.safety, words.distance, words.time, words.trips, words.economy]
  return (
    <Section title={t.comparison}>
      {before && before.total.trips > 0 ? (
        <Card flush>
          <Table
            label={t.comparison}
            rows={names.map((name, i) => ({ name, now: now[i] ?? '', before: last[i] ?? '' }))}
            rowKey={({ name }) => name}
            columns={[
              { key: 'name', title: t.item, cell: ({ name }) => name },
              { key: 'now', title: t.thisMonth, cell: (row) => row.now, end: true },
              { key: 'before', title: t.lastMonth, cell: (row) => row.before, end: true },
            ]}
          />
        </Card>
      ) : (
        <p className="text-quiet">{t.noBefore}</p>
      )}
    </Section>
  )
}
