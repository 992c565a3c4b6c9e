import { useRouterState } from '@tanstack/react-router'
import { Card, Section } from '@tsunagu/kit/Card.tsx'
import { Icon, type IconName } from '@tsunagu/kit/Icon.tsx'
import { Link, LinkButton } from '@tsunagu/kit/Link.tsx'
import { List, ListItem } from '@tsunagu/kit/List.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { Frame } from '../frame/Frame.tsx'
import { useTitle } from '../frame/title.ts'
import { LinkPage } from './LinkPage.tsx'
import { entryTexts } from './texts.ts'

/** The door of the sign-up; with a secret in the fragment it is the door a QR code leads to. */
export function LandingPage() {
  const hash = useRouterState({ select: ({ location }) => location.hash })
  const secret = new URLSearchParams(hash).get('k')
  return secret ? <LinkPage lookUp={{ secret }} /> : <Landing />
}

function Landing() {
  const t = useTexts(entryTexts)
  useTitle(t.title)
  return (
    <Frame>
      <PageHeader title={t.title} lead={t.lead} />
      <div className="flex flex-col gap-8">
        <Card>
          <div className="flex flex-col gap-4">
            <div className="at-dealer">
              <Icon name="qr" size={28} />
              <p>{t.atDealer}</p>
            </div>
            <p className="type-note text-quiet">{t.data}</p>
          </div>
        </Card>
        <Section title={t.ways}>
          <Card flush>
            <List label={t.ways}>
              <ListItem icon="key" title={t.code} about={t.codeMore} href="/signup/join" />
              <ListItem icon="car" title={t.after} about={t.afterMore} href="/signup/after-delivery" />
              <ListItem icon="plus" title={t.services} about={t.servicesMore} href="/signup/services" />
              <ListItem icon="clock" title={t.status} about={t.statusMore} href="/signup/status" />
            </List>
          </Card>
        </Section>
        <Section title={t.check}>
          <p className="text-quiet">{t.checkMore}</p>
          <LinkButton href="/signup/check" kind="primary" wide>
            {t.checkStart}
          </LinkButton>
        </Section>
        <Section title={t.bring}>
          <p className="text-quiet">{t.bringLead}</p>
          <Checklist />
        </Section>
        <Link href="/signup/faq" alone icon="info">
          {t.faq}
        </Link>
      </div>
    </Frame>
  )
}

/** The three things to bring (SGN-07); a tablet will do for a phone (SGN-08). */
export function Checklist() {
  const t = useTexts(entryTexts)
  const things: [IconName, string, string][] = [
    ['user', t.licence, t.licenceMore],
    ['camera', t.phone, t.phoneMore],
    ['key', t.accountItem, t.accountMore],
  ]
  return (
    <Card flush>
      <List label={t.bring}>
        {things.map(([icon, title, about]) => (
          <ListItem key={title} icon={icon} title={title} about={about} />
        ))}
      </List>
    </Card>
  )
}
