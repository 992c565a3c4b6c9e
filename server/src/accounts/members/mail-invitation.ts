import { brand } from '@tsunagu/contract/brand.ts'
import type { JobDoor } from '../../platform/module.ts'
import { letter, senderOf } from '../../platform/outside/letter.ts'
import type { Mail } from '../../platform/outside/mail.ts'
import type { Work } from '../../platform/work.ts'
import { findAccount } from '../queries.ts'
import { sendMail } from '../send-mail.ts'
import type { MemberRole } from '../tables.ts'
import { findMember } from './queries.ts'

/** The job that invites a person; an invitation taken back meanwhile is not sent. */
export async function mailInvitation(door: JobDoor, { memberId }: { memberId: string }): Promise<void> {
  const mail = await door.work((work) => invitationMail(work, memberId))
  if (mail) await sendMail(door, mail)
}

const roles: Record<MemberRole, { ja: string; en: string }> = {
  administrator: { ja: '管理者（メンバーとクルマの管理）', en: 'Administrator (people and cars)' },
  manager: { ja: '担当者（クルマの管理）', en: 'Manager (cars)' },
  viewer: { ja: '閲覧のみ', en: 'Viewer (looks only)' },
}

/** The link shows nothing: only who signs in with this very address sees the invitation. */
async function invitationMail(work: Work, memberId: string): Promise<Mail | undefined> {
  const member = await findMember(work.db, memberId)
  const corporation = member && (await findAccount(work.db, member.corporation_id))
  if (!corporation || member.accepted_at) return undefined
  const url = `${work.config.ORIGIN}/account/memberships`
  return letter({
    kind: 'accounts.invitation',
    to: member.email,
    from: senderOf(brand.mail.account),
    subject: { ja: `${corporation.name}から招待が届いています`, en: `${corporation.name} invites you` },
    ja: {
      title: `${corporation.name}のメンバーへの招待`,
      paragraphs: [
        `${corporation.name}が、${brand.product.ja}で自社のクルマを一緒に管理するメンバーとして、このメールアドレスの方を招待しました。`,
        `このメールアドレスの${brand.account.ja}でログインして、招待を受けるかどうかをお選びください。お持ちでない場合は、先に新規登録をしてください。`,
      ],
      facts: [
        ['会社名', corporation.name],
        ['役割', roles[member.role].ja],
      ],
      button: { label: '招待を確認する', url },
      notes: ['お心当たりがない場合は、このメールを破棄してください。受けない限り、何も共有されません。'],
    },
    en: {
      title: `An invitation from ${corporation.name}`,
      paragraphs: [
        `${corporation.name} invites the holder of this address to look after its cars in ${brand.product.en}.`,
        `Sign in with the ${brand.account.en} of this address to accept or decline. If you have none, register first.`,
      ],
      facts: [
        ['Corporation', corporation.name],
        ['Role', roles[member.role].en],
      ],
      button: { label: 'See the invitation', url },
      notes: ['If this means nothing to you, delete this mail: nothing is shared unless you accept.'],
    },
  })
}
