/** The inbox as the pages read it. */
import { type InfiniteData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { listNotices, type Notice, readAllNotices, readNotice } from '@tsunagu/contract/notices.ts'
import { call } from '@tsunagu/kit/session.ts'

/** The topic of live changes is `notices`. */
const inboxKey = ['notices', undefined, 'inbox'] as const
export const unreadKey = ['notices', undefined, 'unread'] as const
type Inbox = InfiniteData<{ notices: Notice[]; unread: number; more: boolean }, string | undefined>

export const useInbox = () =>
  useInfiniteQuery({
    queryKey: inboxKey,
    queryFn: ({ pageParam, signal }) => call(listNotices, { query: { most: 30, ...(pageParam ? { before: pageParam } : {}) }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => (page.more ? page.notices.at(-1)?.id : undefined),
  })

/** Marks one read or unread; shown at once and put right by the centre's answer. */
export function useMarkNotice() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, read }: { id: string; read: boolean }) => call(readNotice, { params: { id }, body: { read } }),
    onMutate: ({ id, read }) => {
      client.setQueryData<Inbox>(inboxKey, (inbox) => inbox && marked(inbox, (notice) => notice.id === id, read))
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['notices'] }),
  })
}

export function useMarkAll() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call(readAllNotices),
    onSettled: () => client.invalidateQueries({ queryKey: ['notices'] }),
  })
}

const marked = (inbox: Inbox, which: (notice: Notice) => boolean, read: boolean): Inbox => ({
  ...inbox,
  pages: inbox.pages.map((page) => ({
    ...page,
    notices: page.notices.map((notice) =>
      which(notice) ? { ...notice, readAt: read ? (notice.readAt ?? new Date().toISOString()) : null } : notice,
    ),
  })),
})
