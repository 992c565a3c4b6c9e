import { useTexts } from '@tsunagu/kit/language.tsx'
import { driveTexts } from './texts.ts'

const around = 2 * Math.PI * 42

/** A score of a hundred, as a number with a ring around it. */
export function ScoreRing({ label, score }: { label: string; score: number | null }) {
  const t = useTexts(driveTexts)
  return (
    <div className="score">
      <div className="score-ring">
        <svg viewBox="0 0 100 100" aria-hidden="true">
          <circle cx="50" cy="50" r="42" className="score-ground" />
          {score === null ? null : (
            <circle
              cx="50"
              cy="50"
              r="42"
              className="score-line"
              strokeDasharray={`${(around * score) / 100} ${around}`}
              transform="rotate(-90 50 50)"
            />
          )}
        </svg>
        <span className="score-number">{score ?? t.unknown}</span>
      </div>
      <span className="score-label">{label}</span>
    </div>
  )
}
