import type { CarRequest } from '@tsunagu/contract/link.ts'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { useEffect, useState } from 'react'
import { Link as AriaLink } from 'react-aria-components'
import { RequestPanel, useRequestWords } from '../remote/RequestPanel.tsx'
import { foldsAt } from '../remote/request-view.ts'
import { endTexts } from '../remote/texts.ts'

/** What was asked of the car last: its whole way while it runs, some seconds after its end one line that leads to the rest. */
export function LatestRequest({ request }: { request: CarRequest }) {
  const folded = usePassed(foldsAt(request))
  if (folded) return <RequestLine request={request} />
  return (
    <div className="card">
      <RequestPanel request={request} />
    </div>
  )
}

function RequestLine({ request }: { request: CarRequest }) {
  const { format } = useLanguage()
  const good = request.state === 'done' || request.settled === 'happened'
  return (
    <AriaLink href={`/remote/requests/${request.id}`} className="request-line" {...(good ? {} : { 'data-bad': true })}>
      <Icon name={good ? 'check' : 'warning'} size={20} className="request-line-mark" />
      <span className="request-line-what">{useEndInShort(request)}</span>
      <time dateTime={request.changedAt}>{format.time(request.changedAt)}</time>
      <Icon name="chevron-right" size={20} className="row-chevron" />
    </AriaLink>
  )
}

function useEndInShort(request: CarRequest): string {
  const t = useTexts(endTexts)
  const words = useRequestWords(request)
  const { state, settled } = request
  if (settled) return t.settled(words?.[settled] ?? t[settled])
  if (state === 'done' || state === 'refused' || state === 'failed') return words?.[state] ?? t[state]
  return t.ofRequest(words?.name ?? t.other, t.noAnswer)
}

/** Whether this moment (ms since 1970) has come; null never comes. */
function usePassed(moment: number | null): boolean {
  const [, turn] = useState(0)
  useEffect(() => {
    if (moment === null) return
    const left = moment - Date.now()
    if (left <= 0) return
    const timer = setTimeout(() => turn((count) => count + 1), left + 1)
    return () => clearTimeout(timer)
  }, [moment])
  return moment !== null && Date.now() >= moment
}
