import type { LineState } from '@tsunagu/contract/line-state.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Card, Section } from '@tsunagu/kit/Card.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { AdministrationSwitcher } from '../administration/AdministrationSwitcher.tsx'
import { problems } from '../problems.ts'
import { Page } from '../shell/Page.tsx'
import { Figures } from './Figures.tsx'
import { Incidents } from './Incidents.tsx'
import { Jobs } from './Jobs.tsx'
import { useLineState } from './line-state.ts'
import { Refusals, Unreadable } from './Refusals.tsx'
import { Replicas } from './Replicas.tsx'
import { type Concern, concernsOf } from './rules.ts'
import { Storage } from './Storage.tsx'
import { archiveTexts, incidentTexts, lineTexts } from './texts.ts'

/** What an operator asks first: how many cars, how fast, how late, what was refused, what happened. */
export function LinePage() {
  const t = useTexts(lineTexts)
  const { data, error, refetch } = useLineState()
  return (
    <Page title={t.title} lead={t.lead}>
      <div className="toolbar">
        <AdministrationSwitcher current="/dealer/line" />
        {data ? <AsOf at={data.at} /> : null}
      </div>
      {data ? (
        <Shown state={data} old={error !== null} />
      ) : (
        <Card>{error ? <ErrorState error={error} problems={problems} onRetry={() => void refetch()} /> : <Skeleton lines={8} />}</Card>
      )}
    </Page>
  )
}

function AsOf({ at }: { at: string }) {
  const t = useTexts(lineTexts)
  const clock = useClock()
  return (
    <p className="line-as-of">
      <time dateTime={at}>{t.asOf(clock(at))}</time> · {t.refreshing}
    </p>
  )
}

/** `14:03:07`: what changes every five seconds is told to the second. */
function useClock(): (at: string) => string {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Tokyo', timeStyle: 'medium' })
  return (at) => format.format(new Date(at))
}

function Shown({ state, old }: { state: LineState; old: boolean }) {
  const t = useTexts(lineTexts)
  const clock = useClock()
  const concerns = concernsOf(state)
  return (
    <>
      <div className="line-concerns">
        {old ? (
          <Banner tone="danger" icon="wifi-off" title={t.old} live>
            {t.oldText(clock(state.at))}
          </Banner>
        ) : null}
        {concerns.map((concern) => (
          <ConcernBanner key={concern.is} concern={concern} />
        ))}
        {concerns.length === 0 && !old ? (
          <Banner tone="good" title={t.well}>
            {t.wellText(state.replicas.length)}
          </Banner>
        ) : null}
      </div>
      <Section title={t.now}>
        <Figures state={state} />
      </Section>
      <Section title={t.incidents}>
        <Incidents incidents={state.incidents} replicas={state.replicas} />
      </Section>
      <Section title={t.refused}>
        <Refusals refused={state.refused} />
      </Section>
      {state.unreadable.length > 0 ? (
        <Section title={t.unreadable}>
          <Unreadable messages={state.unreadable} />
        </Section>
      ) : null}
      <Section title={t.replicas}>
        <Replicas replicas={state.replicas} at={state.at} />
      </Section>
      <Section title={t.storage}>
        <Storage storage={state.storage} database={state.database} />
      </Section>
      <Section title={t.jobs}>
        <Jobs jobs={state.jobs} />
      </Section>
    </>
  )
}

function ConcernBanner({ concern }: { concern: Concern }) {
  const t = useTexts(lineTexts)
  const words = useTexts(incidentTexts)
  const archive = useTexts(archiveTexts)
  const { format } = useLanguage()
  if (concern.is === 'trouble')
    return (
      <Banner tone="danger" title={words[concern.kind]} live>
        {t.since(format.dateTime(concern.since))}
      </Banner>
    )
  if (concern.is === 'silent')
    return (
      <Banner tone="danger" title={t.silent(concern.names.join(', '))} live>
        {t.silentText}
      </Banner>
    )
  if (concern.is === 'slow-lag')
    return (
      <Banner tone="caution" title={t.slowLag} live>
        {t.slowLagText}
      </Banner>
    )
  if (concern.is === 'dead-jobs')
    return (
      <Banner tone="caution" title={t.deadJobs}>
        {t.deadJobsText}
      </Banner>
    )
  return (
    <Banner tone="caution" title={t.archiveFails}>
      {`${format.date(`${concern.day}T12:00:00+09:00`)}: ${archive[concern.why as keyof typeof archive] ?? concern.why}`}
    </Banner>
  )
}
