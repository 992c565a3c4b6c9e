import { useQueryClient } from '@tanstack/react-query'
import { type Keeping, setRecording } from '@tsunagu/contract/drives.ts'
import { useAct } from '@tsunagu/kit/act.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card, Section } from '@tsunagu/kit/Card.tsx'
import { Switch } from '@tsunagu/kit/Choice.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { Table } from '@tsunagu/kit/Table.tsx'
import { TextField } from '@tsunagu/kit/TextField.tsx'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { useState } from 'react'
import { problems } from '../problems.ts'
import { Page } from '../shell/Page.tsx'
import { Facts } from '../vehicles/Facts.tsx'
import { useDeleting } from './deleting.tsx'
import { drivesAt, drivesKey, useKeeping } from './drives.ts'
import { ExportSheet } from './ExportSheet.tsx'
import { keepingTexts } from './keeping-texts.ts'
import { noonOf } from './months.ts'
import { driveTexts } from './texts.ts'

/** What is kept of one's drives, taking it along, deleting it, who read it (IMP-44, GEN-11). */
export function KeepingPage({ vehicleId }: { vehicleId: string }) {
  const t = useTexts(keepingTexts)
  const words = useTexts(driveTexts)
  const { data: keeping, error, refetch } = useKeeping(vehicleId)
  return (
    <Page title={t.title} lead={t.lead} back={drivesAt(vehicleId)} backLabel={words.title} narrow>
      {keeping ? (
        <>
          {keeping.recording === null ? null : <Recording vehicleId={vehicleId} on={keeping.recording} />}
          <Kept keeping={keeping} />
          <ExportAndDelete vehicleId={vehicleId} keeping={keeping} />
          <Reads reads={keeping.reads} />
        </>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} problems={problems} />
      ) : (
        <Skeleton height="60dvh" />
      )}
    </Page>
  )
}

function Recording({ vehicleId, on }: { vehicleId: string; on: boolean }) {
  const t = useTexts(keepingTexts)
  const client = useQueryClient()
  const act = useAct(problems)
  const change = async (next: boolean) => {
    const went = await act.run(async () => {
      await call(setRecording, { params: { vehicleId }, body: { on: next } })
      await client.invalidateQueries({ queryKey: drivesKey })
    })
    if (went) toast(next ? t.recordingOn : t.recordingOff, 'good')
  }
  return (
    <div className="card">
      <Switch selected={on} onChange={(next) => void change(next)} disabled={act.pending} about={t.recordingAbout}>
        {t.recording}
      </Switch>
      {act.wrong ? (
        <Banner tone="danger" live>
          {act.wrong}
        </Banner>
      ) : null}
    </div>
  )
}

function Kept({ keeping }: { keeping: Keeping }) {
  const t = useTexts(keepingTexts)
  const { format } = useLanguage()
  const { trips, firstAt, lastAt, driveDays, historyDays, archiveDays } = keeping
  return (
    <Section title={t.kept}>
      <div className="card">
        <Facts
          facts={[
            { name: t.trips, value: t.tripsValue(trips, firstAt ? format.date(firstAt) : '', lastAt ? format.date(lastAt) : '') },
            { name: t.driveDays, value: t.days(driveDays) },
            { name: t.historyDays, value: t.days(historyDays) },
            { name: t.archive, value: archiveDays === null ? t.archiveNone : t.archiveDays(archiveDays) },
          ]}
        />
      </div>
    </Section>
  )
}

function ExportAndDelete({ vehicleId, keeping }: { vehicleId: string; keeping: Keeping }) {
  const t = useTexts(keepingTexts)
  const { format } = useLanguage()
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const [exporting, setExporting] = useState(false)
  const deleting = useDeleting(vehicleId)
  const every = from === '' && until === ''
  const wrong = every ? undefined : from === '' || until === '' ? t.spanHalf : until < from ? t.spanWrong : undefined
  const reason = keeping.trips === 0 ? t.nothing : wrong
  const what = every ? t.exportAll : wrong ? '' : t.exportDays(format.date(noonOf(from)), format.date(noonOf(until)))
  const inert = reason === undefined ? {} : { disabledReason: reason }
  return (
    <Section title={`${t.export} / ${t.delete}`}>
      <div className="card keeping-span">
        <dl className="keeping-acts type-small">
          <div>
            <dt>{t.export}</dt>
            <dd>{t.exportAbout}</dd>
          </div>
          <div>
            <dt>{t.delete}</dt>
            <dd>{t.deleteAbout}</dd>
          </div>
        </dl>
        <div className="keeping-days">
          <TextField type="date" name="from" label={t.from} value={from} onChange={setFrom} optional />
          <TextField
            type="date"
            name="until"
            label={t.until}
            value={until}
            onChange={setUntil}
            optional
            {...(wrong ? { error: wrong } : {})}
          />
        </div>
        <p className="type-note text-quiet">{t.spanNote}</p>
        <div className="trip-leaf">
          <Button kind="primary" icon="download" {...inert} onPress={() => setExporting(true)}>
            {t.export}
          </Button>
          <Button
            icon="trash"
            {...inert}
            onPress={() => deleting.ask({ body: every ? { what: 'everything' } : { what: 'days', from, until }, words: what })}
          >
            {t.delete}
          </Button>
        </div>
      </div>
      <ExportSheet
        open={exporting}
        onClose={() => setExporting(false)}
        title={what}
        at={(kind) => `/api/vehicles/${vehicleId}/drives/export?format=${kind}${every ? '' : `&from=${from}&until=${until}`}`}
        csv={t.csvTrips}
      />
      {deleting.sheets}
    </Section>
  )
}

function Reads({ reads }: { reads: Keeping['reads'] }) {
  const t = useTexts(keepingTexts)
  const { format } = useLanguage()
  const whys = { cut: t.cut, trip: t.trip, day: t.day, export: t.exported }
  return (
    <Section title={t.reads}>
      <p className="type-small text-quiet">{t.readsAbout}</p>
      {reads.length === 0 ? (
        <p className="text-quiet">{t.readsNone}</p>
      ) : (
        <Card flush>
          <Table
            label={t.reads}
            rows={reads.map((read, number) => ({ ...read, key: `${read.at} ${number}` }))}
            rowKey={({ key }) => key}
            columns={[
              { key: 'at', title: t.when, cell: ({ at }) => format.dateTime(at) },
              { key: 'why', title: t.why, cell: ({ what, trips }) => whys[what](trips) },
              { key: 'who', title: t.who, cell: ({ by }) => t[by] },
            ]}
          />
        </Card>
      )}
    </Section>
  )
}
