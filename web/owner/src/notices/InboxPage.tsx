import type { Notice } from '@tsunagu/contract/notices.ts'
import { since } from '@tsunagu/kit/age.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { List } from '@tsunagu/kit/List.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { useNow } from '@tsunagu/kit/now.ts'
import { EmptyState, ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { whole } from '@tsunagu/kit/whole.tsx'
import { Link as AriaLink } from 'react-aria-components'
import { Page } from '../shell/Page.tsx'
import { ProblemBanner } from '../shell/ProblemBanner.tsx'
import { useInbox, useMarkAll } from './inbox.ts'
import { say } from './sentences.ts'
import { noticeTexts } from './texts.ts'

/** お知らせ: newest first, unread ones marked. */
export function InboxPage() {
  const t = useTexts(noticeTexts)
  const inbox = useInbox()
  const markAll = useMarkAll()
  const notices = inbox.data?.pages.flatMap((page) => page.notices)
  const unread = inbox.data?.pages[0]?.unread ?? 0
  return (
    <Page
      title={t.inbox}
      narrow
      {...(unread > 0 ? { lead: t.unreadOf(unread) } : {})}
      {...(unread > 0
        ? {
            action: (
              <Button
                kind="quiet"
                icon="check"
                pending={markAll.isPending}
                onPress={() => markAll.mutate(undefined, { onSuccess: () => toast(t.markedAll, 'good') })}
              >
                {t.markAll}
              </Button>
            ),
          }
        : {})}
    >
      <ProblemBanner error={markAll.error} />
      {!notices ? (
        inbox.error ? (
          <ErrorState error={inbox.error} onRetry={() => void inbox.refetch()} />
        ) : (
          <Skeleton lines={6} />
        )
      ) : notices.length === 0 ? (
        <EmptyState icon="bell" title={t.empty} action={<LinkButton href="/settings/notices">{t.settings}</LinkButton>}>
          {t.emptyText}
        </EmptyState>
      ) : (
        <div className="card" data-flush>
          <List label={t.inbox}>
            {notices.map((notice) => (
              <Row key={notice.id} notice={notice} />
            ))}
          </List>
        </div>
      )}
      {inbox.hasNextPage ? (
        <Button pending={inbox.isFetchingNextPage} onPress={() => void inbox.fetchNextPage()}>
          {t.more}
        </Button>
      ) : null}
    </Page>
  )
}

function Row({ notice }: { notice: Notice }) {
  const t = useTexts(noticeTexts)
  const { language } = useLanguage()
  const now = useNow()
  const { icon, title, body } = say(notice, language)
  const fresh = notice.readAt === null
  return (
    <li>
      <AriaLink href={`/inbox/${notice.id}`} className="row notice" data-unread={fresh || undefined}>
        <Icon name={icon} className="row-icon" />
        <span className="row-main">
          <span className="row-title">
            {fresh ? <span className="only-heard">{t.unread} </span> : null}
            {whole(title)}
          </span>
          <span className="row-about notice-body">{whole(body)}</span>
          <time className="row-about notice-time" dateTime={notice.at}>
            {since(notice.at, now, language)}
          </time>
        </span>
        {fresh ? <span className="notice-dot" aria-hidden="true" /> : null}
        <Icon name="chevron-right" size={20} className="row-chevron" />
      </AriaLink>
    </li>
  )
}
