import { Badge } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card } from '@tsunagu/kit/Card.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { EmptyState, ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { Table } from '@tsunagu/kit/Table.tsx'
import { problems } from '../problems.ts'
import { useStaff } from '../session.ts'
import { Page } from '../shell/Page.tsx'
import { Switcher } from '../shell/Switcher.tsx'
import { useWaitingCount } from '../shell/waiting.ts'
import { PartyBadge } from './PartyBadge.tsx'
import { type PurchaseRow, type Show, shows, usePurchases } from './purchases.ts'
import { SearchField } from './SearchField.tsx'
import { purchasesTexts } from './texts.ts'

const addressOf = (show: Show, search: string) => {
  const query = new URLSearchParams({ ...(show === 'open' ? {} : { show }), ...(search ? { search } : {}) })
  return `/dealer/purchases${query.size > 0 ? `?${query}` : ''}`
}

/** The purchases of my dealer: under way, waiting for me, all; the filter and the search stand in the address. */
export function PurchasesPage({ show, search }: { show: Show; search: string }) {
  const t = useTexts(purchasesTexts)
  const waiting = useWaitingCount()
  const sells = useStaff().dealer !== null
  const list = usePurchases(show, search)
  const purchases = list.data?.pages.flatMap((page) => page.purchases)
  return (
    <Page
      title={t.title}
      lead={t.lead}
      action={
        <div className="page-acts">
          <LinkButton href="/dealer/leaflet" kind="quiet" icon="print">
            {t.leaflet}
          </LinkButton>
          {sells ? (
            <LinkButton href="/dealer/purchases/new" kind="primary" icon="plus">
              {t.new}
            </LinkButton>
          ) : null}
        </div>
      }
    >
      <div className="toolbar">
        <Switcher
          label={t.views}
          current={addressOf(show, '')}
          views={shows.map((one) => ({
            href: addressOf(one, ''),
            label: t[one],
            ...(one === 'waiting' && waiting > 0 ? { count: waiting } : {}),
          }))}
        />
        <SearchField key={search} search={search} addressOf={(word) => addressOf(word && show === 'waiting' ? 'all' : show, word)} />
      </div>
      {search ? <p className="type-heading">{t.found(search)}</p> : null}
      <Card flush>
        {!purchases ? (
          list.error ? (
            <ErrorState error={list.error} problems={problems} onRetry={() => void list.refetch()} />
          ) : (
            <div className="p-7">
              <Skeleton lines={6} />
            </div>
          )
        ) : purchases.length === 0 ? (
          <Nothing show={show} search={search} sells={sells} />
        ) : (
          <Rows purchases={purchases} />
        )}
      </Card>
      {list.hasNextPage ? (
        <div>
          <Button pending={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
            {t.more}
          </Button>
        </div>
      ) : null}
    </Page>
  )
}

function Rows({ purchases }: { purchases: PurchaseRow[] }) {
  const t = useTexts(purchasesTexts)
  const { format } = useLanguage()
  return (
    <Table
      label={t.title}
      rows={purchases}
      rowKey={(row) => row.id}
      href={(row) => `/dealer/purchases/${row.id}`}
      marked={(row) => row.waitsForStaff}
      columns={[
        {
          key: 'buyer',
          title: t.customer,
          width: '25%',
          cell: (row) => (
            <span className="two-lines">
              <span className="two-lines-first">{row.buyer}</span>
              <span className="two-lines-second">{row.number}</span>
            </span>
          ),
        },
        {
          key: 'car',
          title: t.car,
          width: '27%',
          plain: true,
          cell: (row) => (
            <span className="two-lines">
              <span>{row.vehicle}</span>
              <span className="two-lines-second">
                {[t[`kind_${row.kind}`], row.plate ?? (row.vinTail ? t.chassisTail(row.vinTail) : null)].filter(Boolean).join('・')}
              </span>
            </span>
          ),
        },
        {
          key: 'buyer-state',
          title: t.buyer,
          cell: (row) => (row.state === 'cancelled' ? null : <PartyBadge state={row.parties.buyer} />),
        },
        {
          key: 'user-state',
          title: t.user,
          cell: (row) => (row.state === 'cancelled' ? null : <PartyBadge state={row.parties.user} />),
        },
        { key: 'state', title: t.state, plain: true, cell: (row) => <PurchaseBadge row={row} /> },
        { key: 'since', title: t.since, end: true, cell: (row) => <span className="whitespace-nowrap">{format.day(row.createdAt)}</span> },
      ]}
    />
  )
}

function PurchaseBadge({ row }: { row: PurchaseRow }) {
  const t = useTexts(purchasesTexts)
  if (row.state === 'cancelled') return <Badge>{t.cancelled}</Badge>
  if (row.deliveredOn) return <Badge>{t.delivered}</Badge>
  if (row.registeredOn) return <Badge tone="accent">{t.registered}</Badge>
  return row.state === 'closed' ? <Badge>{t.closed}</Badge> : null
}

function Nothing({ show, search, sells }: { show: Show; search: string; sells: boolean }) {
  const t = useTexts(purchasesTexts)
  if (search)
    return (
      <EmptyState icon="search" title={t.emptySearch} action={<LinkButton href={addressOf('all', '')}>{t.clear}</LinkButton>}>
        {t.emptySearchText}
      </EmptyState>
    )
  if (show === 'waiting')
    return (
      <EmptyState icon="check" title={t.emptyWaiting}>
        {t.emptyWaitingText}
      </EmptyState>
    )
  return (
    <EmptyState
      icon="car"
      title={t.emptyOpen}
      action={
        sells ? (
          <LinkButton href="/dealer/purchases/new" kind="primary" icon="plus">
            {t.new}
          </LinkButton>
        ) : null
      }
    >
      {t.emptyOpenText}
    </EmptyState>
  )
}
