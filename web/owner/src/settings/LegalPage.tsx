import { brand } from '@tsunagu/contract/brand.ts'
import { Section } from '@tsunagu/kit/Card.tsx'
import { List, ListItem } from '@tsunagu/kit/List.tsx'
import { useBoth, useTexts } from '@tsunagu/kit/language.tsx'
import { Page } from '../shell/Page.tsx'
import { Credits } from './Credits.tsx'
import { settingTexts } from './texts.ts'

/** Whom to call, and whose marks are named (GEN-19). */
export function LegalPage() {
  const t = useTexts(settingTexts)
  const both = useBoth()
  return (
    <Page title={t.legalTitle} back="/settings" backLabel={t.back} narrow>
      <Section title={t.desks}>
        <div className="card" data-flush>
          <List label={t.desks}>
            {Object.values(brand.desks).map((desk) => (
              <ListItem
                key={desk.phone}
                icon="phone"
                title={both(desk.name)}
                about={`${desk.phone}・${t.hours(desk.opens, desk.closes)}`}
                href={`tel:${desk.phone.replaceAll('-', '')}`}
              />
            ))}
          </List>
        </div>
      </Section>
      <Section title={t.credits}>
        <div className="card">
          <Credits />
          <p className="type-note text-quiet mt-4">{t.made}</p>
        </div>
      </Section>
    </Page>
  )
}
