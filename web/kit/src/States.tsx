import { CallFailed } from '@tsunagu/contract/client.ts'
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { Icon, type IconName } from './Icon.tsx'
import { useLanguage, useTexts } from './language.tsx'
import { type ProblemSentences, problemSentence } from './problems.ts'
import { kitTexts } from './texts.ts'
import { whole } from './whole.tsx'

/** Grey shapes while something loads; `lines` of text, or one block of `height` (CSS length). Says "loading" once. */
export function Skeleton({ lines = 3, height }: { lines?: number; height?: string }) {
  const t = useTexts(kitTexts)
  return (
    <div role="status">
      <span className="only-heard">{t.loading}</span>
      {height ? (
        <span className="skeleton" style={{ height, borderRadius: 'var(--radius-card)' }} />
      ) : (
        <span className="flex flex-col gap-3" aria-hidden="true">
          {Array.from({ length: lines }, (_, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: grey lines are alike
            <span key={line} className="skeleton" style={{ height: '1rem', width: line === lines - 1 && lines > 1 ? '55%' : '100%' }} />
          ))}
        </span>
      )}
    </div>
  )
}

/** Nothing here yet: says what will be here and what to do. */
export function EmptyState({ icon, title, children, action }: { icon: IconName; title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="blank">
      <span className="blank-icon">
        <Icon name={icon} size={28} />
      </span>
      <h2 className="type-heading">{whole(title)}</h2>
      {children ? <p className="type-small">{whole(children)}</p> : null}
      {action ? <div className="blank-act">{action}</div> : null}
    </div>
  )
}

/** A part of the page that could not be loaded, in a sentence, with a way on. Takes whatever a query threw. */
export function ErrorState({ error, onRetry, problems }: { error: unknown; onRetry?: () => void; problems?: ProblemSentences }) {
  const t = useTexts(kitTexts)
  const { language } = useLanguage()
  const problem = error instanceof CallFailed ? error.problem : { code: 'unknown' }
  return (
    <div className="blank" role="alert">
      <span className="blank-icon">
        <Icon name={problem.code === 'no-network' ? 'wifi-off' : 'warning'} size={28} />
      </span>
      <p className="type-body">{problemSentence(problem, language, problems)}</p>
      {onRetry ? (
        <div className="blank-act">
          <Button icon="refresh" onPress={onRetry}>
            {t.retry}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
