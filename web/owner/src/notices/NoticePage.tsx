import { useRouter } from '@tanstack/react-router'
import type { Notice } from '@tsunagu/contract/notices.ts'
import { Badge } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Section } from '@tsunagu/kit/Card.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { List, ListItem } from '@tsunagu/kit/List.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { problemSentence } from '@tsunagu/kit/problems.ts'
import { EmptyState, ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { whole } from '@tsunagu/kit/whole.tsx'
import { useEffect, useRef } from 'react'
import { problems } from '../problems.ts'
import { Page } from '../shell/Page.tsx'
import { useInbox, useMarkNotice } from './inbox.ts'
import { say } from './sentences.ts'
import { noticeTexts } from './texts.ts'

/** One notice with how it reached the person; read by being opened. */
export function NoticePage({ noticeId }: { noticeId: string }) {
  const t = useTexts(noticeTexts)
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInbox()
  const notice = data?.pages.flatMap((page) => page.notices).find(({ id }) => id === noticeId)
  const older = data !== undefined && !notice && hasNextPage && !isFetchingNextPage
  useEffect(() => {
    if (older) void fetchNextPage()
  }, [older, fetchNextPage])
  if (notice) return <OneNotice notice={notice} />
  return (
    <Page title={t.notice} back="/inbox" backLabel={t.inbox} narrow>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data || hasNextPage ? (
        <Skeleton lines={4} />
      ) : (
        <EmptyState icon="bell" title={t.gone} action={<LinkButton href="/inbox">{t.inbox}</LinkButton>} />
      )}
    </Page>
  )
}

function OneNotice({ notice }: { notice: Notice }) {
  const t = useTexts(noticeTexts)
  const { language, format } = useLanguage()
  const { history } = useRouter()
  const { mutate: mark } = useMarkNotice()
  const { title, body, to, code } = say(notice, language)
  const marked = useRef(notice.readAt !== null)
  useEffect(() => {
    if (marked.current) return
    marked.current = true
    mark({ id: notice.id, read: true })
  }, [mark, notice.id])
  return (
    <Page title={title} back="/inbox" backLabel={t.inbox} lead={`${format.dateTime(notice.at)}・${t[notice.kind]}`} narrow>
      <div className="card">
        <p className="type-body">{whole(body)}</p>
        {code ? <p className="mt-3">{problemSentence({ code }, language, problems)}</p> : null}
        <div className="mt-5 flex flex-wrap gap-3">
          {to ? (
            <LinkButton kind="primary" href={to.href}>
              {to.label}
            </LinkButton>
          ) : null}
          <Button
            onPress={() => {
              mark({ id: notice.id, read: false })
              history.push('/inbox')
            }}
          >
            {t.markUnread}
          </Button>
        </div>
      </div>
      <Section title={t.deliveries}>
        <div className="card" data-flush>
          <List label={t.deliveries}>
            {notice.deliveries.map(({ channel, state, at }) => (
              <ListItem
                key={channel}
                icon={icons[channel]}
                title={t[`channel_${channel}`]}
                {...(state === 'off' ? {} : { about: format.dateTime(at) })}
                value={<Badge tone={tones[state]}>{t[state]}</Badge>}
              />
            ))}
          </List>
        </div>
      </Section>
    </Page>
  )
}

const icons = { inbox: 'bell', mail: 'mail', push: 'phone' } as const
const tones = { waiting: 'accent', sent: 'good', failed: 'danger', bounced: 'danger', off: 'plain' } as const
