import type { CarRequest } from '@tsunagu/contract/link.ts'
import { Badge } from '@tsunagu/kit/Banner.tsx'
import { List, ListItem } from '@tsunagu/kit/List.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { useRequestWords } from './RequestPanel.tsx'
import { endTexts, remoteTexts } from './texts.ts'

/** What was asked of the car lately and how each ended; each leads to its own page. */
export function RequestList({ requests }: { requests: readonly CarRequest[] }) {
  const t = useTexts(remoteTexts)
  if (requests.length === 0) return <p className="text-quiet type-small">{t.historyNone}</p>
  return (
    <div className="card" data-flush>
      <List label={t.history}>
        {requests.map((request) => (
          <Row key={request.id} request={request} />
        ))}
      </List>
    </div>
  )
}

function Row({ request }: { request: CarRequest }) {
  const { format } = useLanguage()
  const t = useTexts(endTexts)
  const words = useRequestWords(request)
  return (
    <ListItem
      href={`/remote/requests/${request.id}`}
      title={words?.name ?? t.other}
      about={format.dateTime(request.askedAt)}
      value={<EndBadge request={request} />}
    />
  )
}

function EndBadge({ request: { state, settled } }: { request: CarRequest }) {
  const t = useTexts(endTexts)
  if (state === 'done' || settled === 'happened') return <Badge tone="good">{state === 'done' ? t.done : t.wasDone}</Badge>
  if (settled === 'did-not-happen') return <Badge tone="caution">{t.wasNotDone}</Badge>
  if (state === 'refused') return <Badge tone="danger">{t.refused}</Badge>
  if (state === 'failed') return <Badge tone="danger">{t.failed}</Badge>
  if (state === 'no-answer') return <Badge tone="caution">{t.noAnswer}</Badge>
  return <Badge tone="accent">{t.running}</Badge>
}
