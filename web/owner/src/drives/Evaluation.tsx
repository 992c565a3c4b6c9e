import type { Evaluation, Factor } from '@tsunagu/contract/drives.ts'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { diagnosisTexts } from './diagnosis-texts.ts'
import { useDriveFormat } from './format.ts'
import { driveTexts } from './texts.ts'

/** Both evaluations with every point that is missing from a hundred, and why. */
export function Reasons({ eco, safety }: { eco: Evaluation; safety: Evaluation }) {
  const t = useTexts(driveTexts)
  return (
    <>
      <ReasonList title={t.eco} evaluation={eco} />
      <ReasonList title={t.safety} evaluation={safety} />
    </>
  )
}

export function ReasonList({ title, evaluation }: { title: string; evaluation: Evaluation }) {
  const t = useTexts(diagnosisTexts)
  return (
    <div className="reasons">
      <h3 className="type-small reasons-title">{t.reasons(title)}</h3>
      <ul>
        {evaluation.factors.map((factor) => (
          <Reason key={factor.id} factor={factor} />
        ))}
      </ul>
      {evaluation.score === null ? <p className="type-note text-quiet">{t.noScore}</p> : null}
    </div>
  )
}

function Reason({ factor }: { factor: Factor }) {
  const t = useTexts(diagnosisTexts)
  const { points, most } = factor
  return (
    <li className="reason" data-lost={points ? true : undefined}>
      <span className="reason-name">
        {t[factor.id]}
        <span className="reason-value">{useValue(factor)}</span>
      </span>
      <span className="reason-bar" aria-hidden="true">
        <span style={{ width: `${(100 * (points ?? 0)) / most}%` }} />
      </span>
      <span className="reason-points">{points === null ? t.unmeasured : points === 0 ? t.none : t.points(points)}</span>
    </li>
  )
}

function useValue({ id, value, of }: Factor): string {
  const t = useTexts(diagnosisTexts)
  const { format } = useLanguage()
  const { duration } = useDriveFormat()
  if (value === null) return t.unmeasuredAbout
  if (id === 'start') return t.startValue(format.number(value), format.number(of ?? 0))
  if (id === 'idling' || id === 'night') return duration(value)
  if (id === 'rest') return t.timesValue(value)
  return t.perHundred(value, format.number(of ?? 0, 1))
}
