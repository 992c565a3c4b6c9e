import { useQuery, useQueryClient } from '@tanstack/react-query'
import { endAllSessions, endSession, listSessions } from '@tsunagu/contract/accounts.ts'
import type { Parsed } from '@tsunagu/contract/endpoint.ts'
import { Badge } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card, Section } from '@tsunagu/kit/Card.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { ConfirmDialog } from '@tsunagu/kit/Sheet.tsx'
import { ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useState } from 'react'
import { useAct } from '../frame/act.ts'
import { useTitle } from '../frame/title.ts'
import { DeviceIcon } from './DeviceIcon.tsx'
import { devicesTexts } from './texts.ts'

type Session = Parsed<(typeof listSessions)['response']>[number]

/** Where I am signed in; one can be ended, or all. */
export function DevicesPage() {
  const t = useTexts(devicesTexts)
  const client = useQueryClient()
  const act = useAct()
  const sessions = useQuery({ queryKey: ['account', undefined, 'sessions'], queryFn: ({ signal }) => call(listSessions, { signal }) })
  const [ending, setEnding] = useState<Session>()
  const [endingAll, setEndingAll] = useState(false)
  useTitle(t.title)
  const end = async ({ id }: Session) => {
    await act.run(async () => {
      await call(endSession, { params: { id } })
      toast(t.ended, 'good')
    })
    await client.invalidateQueries({ queryKey: ['account'] })
  }
  const endAll = async () => {
    if (await act.run(() => call(endAllSessions))) location.assign('/')
  }
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <Wrong>{act.wrong}</Wrong>
      <Section title={t.list}>
        {sessions.isPending ? (
          <Skeleton height="12rem" />
        ) : sessions.isError ? (
          <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} />
        ) : (
          <Card flush>
            <ul className="list" aria-label={t.list}>
              {sessions.data.map((session) => (
                <SessionRow key={session.id} session={session} onEnd={() => setEnding(session)} />
              ))}
            </ul>
          </Card>
        )}
      </Section>
      <Section title={t.all}>
        <p className="type-small text-quiet">{t.allMore}</p>
        <div>
          <Button icon="sign-out" onPress={() => setEndingAll(true)}>
            {t.all}
          </Button>
        </div>
      </Section>
      <ConfirmDialog
        open={ending !== undefined}
        onClose={() => setEnding(undefined)}
        title={t.endTitle}
        confirm={t.endYes}
        onConfirm={() => (ending ? end(ending) : undefined)}
      >
        {ending ? t.endMore(ending.device) : null}
      </ConfirmDialog>
      <ConfirmDialog open={endingAll} onClose={() => setEndingAll(false)} title={t.allTitle} confirm={t.allYes} danger onConfirm={endAll}>
        {t.allMore}
      </ConfirmDialog>
    </>
  )
}

function SessionRow({ session, onEnd }: { session: Session; onEnd: () => void }) {
  const t = useTexts(devicesTexts)
  const { format } = useLanguage()
  const about = [t.seen(format.dateTime(session.lastSeenAt)), t.since(format.dateTime(session.createdAt)), t.address(session.address)]
  return (
    <li>
      <div className="row">
        <DeviceIcon device={session.device} />
        <span className="row-main">
          <span className="row-title flex flex-wrap items-center gap-x-3 gap-y-1">
            {session.device}
            {session.current ? (
              <Badge tone="accent" icon="check">
                {t.here}
              </Badge>
            ) : null}
          </span>
          {about.map((line) => (
            <span key={line} className="row-about">
              {line}
            </span>
          ))}
          {session.current ? null : (
            <span className="row-acts">
              <Button kind="quiet" onPress={onEnd}>
                <span className="only-heard">{t.of(session.device)}</span>
                {t.end}
              </Button>
            </span>
          )}
        </span>
      </div>
    </li>
  )
}
