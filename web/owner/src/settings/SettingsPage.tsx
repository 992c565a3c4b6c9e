import { signOut } from '@tsunagu/contract/accounts.ts'
import { Badge } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Section } from '@tsunagu/kit/Card.tsx'
import { List, ListItem } from '@tsunagu/kit/List.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { LanguageChoice, ThemeChoice } from '@tsunagu/kit/Preferences.tsx'
import { problemSentence } from '@tsunagu/kit/problems.ts'
import { ConfirmDialog } from '@tsunagu/kit/Sheet.tsx'
import { call, codeOf } from '@tsunagu/kit/session.ts'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { useState } from 'react'
import { contractTexts } from '../contracts/texts.ts'
import { problems } from '../problems.ts'
import { client, useOwner } from '../session.ts'
import { Page } from '../shell/Page.tsx'
import { useInstall } from './install.ts'
import { settingTexts } from './texts.ts'

/** Account, notices, appearance and language, sign out. */
export function SettingsPage() {
  const t = useTexts(settingTexts)
  const contract = useTexts(contractTexts)
  const me = useOwner()
  const install = useInstall()
  return (
    <Page title={t.title} narrow>
      <Section title={t.account}>
        <div className="card" data-flush>
          <List label={t.account}>
            <ListItem icon="user" title={t.details} about={`${me.name}・${me.email}`} href="/account" />
            <ListItem
              icon="key"
              title={t.passkeys}
              about={me.hasPasskey ? t.passkeysSome : t.passkeysNone}
              href={`/account/security?return=${encodeURIComponent('/settings')}`}
            />
            <ListItem icon="phone" title={t.sessions} href="/account/devices" />
            <ListItem icon="shield" title={contract.consents} about={contract.consentsAbout} href="/consents" />
          </List>
        </div>
      </Section>
      <Section title={t.notices}>
        <div className="card" data-flush>
          <List label={t.notices}>
            <ListItem
              icon="bell"
              title={t.noticeSettings}
              about={t.noticeAbout}
              href="/settings/notices"
              {...(me.emailBounced ? { value: <Badge tone="danger">{t.mailBounced}</Badge> } : {})}
            />
          </List>
        </div>
      </Section>
      <Section title={t.looks}>
        <div className="card looks">
          <ThemeChoice />
          <LanguageChoice />
        </div>
      </Section>
      <Section title={t.app}>
        <div className="card" data-flush>
          <List label={t.app}>
            {install ? <ListItem icon="plus" title={t.install} about={t.installAbout} onPress={install} /> : null}
            <ListItem icon="info" title={t.cautions} href="/remote/cautions" />
            <ListItem icon="shield" title={t.legal} href="/settings/legal" />
          </List>
        </div>
      </Section>
      <SignOut />
    </Page>
  )
}

function SignOut() {
  const t = useTexts(settingTexts)
  const { language } = useLanguage()
  const [asked, setAsked] = useState(false)
  const go = async () => {
    try {
      const { next } = await call(signOut)
      client.clear()
      location.assign(next)
    } catch (error) {
      toast(problemSentence({ code: codeOf(error) }, language, problems), 'bad')
    }
  }
  return (
    <>
      <Button icon="sign-out" wide onPress={() => setAsked(true)}>
        {t.signOut}
      </Button>
      <ConfirmDialog open={asked} onClose={() => setAsked(false)} title={t.signOutAsk} confirm={t.signOut} onConfirm={go}>
        {t.signOutText}
      </ConfirmDialog>
    </>
  )
}
