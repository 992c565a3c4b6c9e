import type { ChannelHealth } from '@tsunagu/contract/notices.ts'
import { Badge, Banner } from '@tsunagu/kit/Banner.tsx'
import { Section } from '@tsunagu/kit/Card.tsx'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { Link } from '@tsunagu/kit/Link.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { useOwner } from '../session.ts'
import type { Settings } from './KindSettings.tsx'
import { settingsTexts } from './settings-texts.ts'

const tones = { ok: 'good', untried: 'plain', failing: 'danger', bounced: 'danger', off: 'plain' } as const
const icons = { inbox: 'bell', mail: 'mail', push: 'phone' } as const

/** Whether each channel works; what is wrong with it and what to do (IMP-36). */
export function ChannelHealthList({ settings }: { settings: Settings }) {
  const t = useTexts(settingsTexts)
  return (
    <Section title={t.health}>
      <ul className="card health">
        {settings.channels.map((channel) => (
          <Health key={channel.channel} health={channel} />
        ))}
      </ul>
    </Section>
  )
}

function Health({ health: { channel, state, since, detail } }: { health: ChannelHealth }) {
  const t = useTexts(settingsTexts)
  const { format } = useLanguage()
  const { email } = useOwner()
  const wrong = state === 'failing' || state === 'bounced'
  return (
    <li>
      <div className="health-line">
        <Icon name={icons[channel]} className="row-icon" />
        <span className="row-main">
          {t[channel]}
          {channel === 'mail' ? <span className="row-about">{email}</span> : null}
        </span>
        <span className="text-end">
          <Badge tone={tones[state]}>{channel === 'inbox' ? t.always : t[state]}</Badge>
          {wrong && since ? <span className="row-about">{t.since(format.dateTime(since))}</span> : null}
        </span>
      </div>
      {wrong ? (
        <Banner
          tone="caution"
          {...(channel === 'mail'
            ? {
                action: (
                  <Link alone href="/account">
                    {t.toMail}
                  </Link>
                ),
              }
            : {})}
        >
          {sentence(detail, t, email)}
        </Banner>
      ) : null}
    </li>
  )
}

function sentence(detail: string | null, t: (typeof settingsTexts)['ja'], email: string): string {
  switch (detail) {
    case 'mail-bounced':
      return t['mail-bounced'](email)
    case 'mail-refused':
    case 'mail-down':
    case 'push-gone':
    case 'push-refused':
    case 'push-down':
      return t[detail]
    default:
      return t.failingPlain
  }
}
