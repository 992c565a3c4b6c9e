import { Badge } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import type { Member } from './members.ts'
import { membersTexts } from './texts.ts'

/** A person, or an invitation that waits, with its two acts. */
export function MemberRow({ member, onRole, onRemove }: { member: Member; onRole: () => void; onRemove: () => void }) {
  const t = useTexts(membersTexts)
  const { format } = useLanguage()
  const who = member.name ?? member.email
  return (
    <li>
      <div className="row">
        <Icon name={member.since ? 'user' : 'mail'} className="row-icon" />
        <span className="row-main">
          <span className="row-title flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="break-all">{who}</span>
            <Badge tone={member.since ? 'accent' : 'caution'}>{member.since ? t[member.role] : t.invited}</Badge>
          </span>
          {member.name ? <span className="row-about break-all">{member.email}</span> : null}
          <span className="row-about">
            {member.since ? t.since(format.date(member.since)) : `${t[member.role]} · ${t.invitedOn(format.date(member.invitedAt))}`}
          </span>
          <span className="row-acts">
            <Button kind="quiet" onPress={onRole}>
              <span className="only-heard">{t.of(who)}</span>
              {t.changeRole}
            </Button>
            <Button kind="quiet" onPress={onRemove}>
              <span className="only-heard">{t.of(who)}</span>
              {member.since ? t.remove : t.takeBack}
            </Button>
          </span>
        </span>
      </div>
    </li>
  )
}
