/** What notices tells. */
import type { NoticeKind, NoticeWord } from '@tsunagu/contract/notices.ts'

/** Something new is in a person's inbox. */
export interface NoticeTold {
  readonly type: 'notices.told'
  readonly noticeId: string
  readonly accountId: string
  readonly vehicleId: string | null
  readonly kind: NoticeKind
  readonly word: NoticeWord
}
