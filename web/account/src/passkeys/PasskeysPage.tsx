import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card, Section } from '@tsunagu/kit/Card.tsx'
import { List, ListItem } from '@tsunagu/kit/List.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { useState } from 'react'
import { useTitle } from '../frame/title.ts'
import { SecondFactorSection } from '../second-factor/SecondFactorSection.tsx'
import { AddPasskeySheet } from './AddPasskeySheet.tsx'
import { passkeysWork } from './browser.ts'
import { PasskeyList } from './PasskeyList.tsx'
import { passkeyTexts } from './texts.ts'

/** How one signs in: the passkeys and the password. */
export function PasskeysPage() {
  const t = useTexts(passkeyTexts)
  const [adding, setAdding] = useState(false)
  const able = passkeysWork()
  useTitle(t.title)
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <Section title={t.passkeys}>
        <p className="type-small text-quiet">{t.what}</p>
        {able ? null : (
          <Banner tone="caution" title={t.unsupported}>
            {t.unsupportedMore}
          </Banner>
        )}
        <PasskeyList />
        {able ? (
          <div>
            <Button icon="plus" onPress={() => setAdding(true)}>
              {t.add}
            </Button>
          </div>
        ) : null}
        <AddPasskeySheet open={adding} onClose={() => setAdding(false)} />
      </Section>
      <Section title={t.password}>
        <Card flush>
          <List label={t.password}>
            <ListItem icon="lock" title={t.changePassword} about={t.passwordMore} href="/account/password" />
          </List>
        </Card>
      </Section>
      <SecondFactorSection />
    </>
  )
}
