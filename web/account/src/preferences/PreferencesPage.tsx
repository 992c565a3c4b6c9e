import { chooseLanguage, signOut } from '@tsunagu/contract/accounts.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card, Section } from '@tsunagu/kit/Card.tsx'
import { RadioGroup } from '@tsunagu/kit/Choice.tsx'
import { List, ListItem } from '@tsunagu/kit/List.tsx'
import { defineTexts, type Language, useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { ThemeChoice } from '@tsunagu/kit/Preferences.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useMe, useSetMe } from '../details/me.ts'
import { useAct } from '../frame/act.ts'
import { leaveFor } from '../frame/leave.ts'
import { useTitle } from '../frame/title.ts'

const texts = defineTexts({
  ja: {
    title: '設定',
    account: 'アカウント',
    details: 'アカウント情報の確認・修正',
    detailsMore: 'お客様情報と、連携中のサービス',
    language: '言語 / Language',
    mails: '画面と、お届けするメールの言語です。',
    display: '画面の表示',
    signOut: 'ログアウト',
    signOutMore: 'この端末でのご利用を終わります。ほかの端末はそのままです。',
  },
  en: {
    title: 'Settings',
    account: 'Account',
    details: 'Check and correct account details',
    detailsMore: 'Your details and linked services',
    language: '言語 / Language',
    mails: 'The language of these pages and of the mails you get.',
    display: 'Display',
    signOut: 'Sign out',
    signOutMore: 'Ends your session on this device. Other devices stay signed in.',
  },
})

export function PreferencesPage() {
  const t = useTexts(texts)
  const leaving = useAct()
  useTitle(t.title)
  const leave = () =>
    leaving.run(async () => {
      const { next } = await call(signOut)
      await leaveFor(next)
    })
  return (
    <>
      <PageHeader title={t.title} />
      <Section title={t.account}>
        <Card flush>
          <List>
            <ListItem icon="user" title={t.details} about={t.detailsMore} href="/account/" />
          </List>
        </Card>
      </Section>
      <Section title={t.display}>
        <Card>
          <div className="grid gap-8 sm:grid-cols-2">
            <LanguageOfMine />
            <ThemeChoice />
          </div>
        </Card>
      </Section>
      <Section title={t.signOut}>
        <p className="type-small text-quiet">{t.signOutMore}</p>
        <Wrong>{leaving.wrong}</Wrong>
        <div>
          <Button icon="sign-out" pending={leaving.pending} onPress={() => void leave()}>
            {t.signOut}
          </Button>
        </div>
      </Section>
    </>
  )
}

/** One choice for this device's pages and for the mails; each language is named in itself. */
function LanguageOfMine() {
  const t = useTexts(texts)
  const { language, setLanguage } = useLanguage()
  const me = useMe()
  const setMe = useSetMe()
  const act = useAct()
  const choose = (next: Language) => {
    setLanguage(next)
    void act.run(async () => {
      await call(chooseLanguage, { body: { language: next } })
      setMe({ ...me, language: next })
    })
  }
  return (
    <div className="flex flex-col gap-3">
      <RadioGroup
        label={t.language}
        note={t.mails}
        options={[
          { value: 'ja', label: '日本語' },
          { value: 'en', label: 'English' },
        ]}
        value={language}
        onChange={choose}
      />
      <Wrong>{act.wrong}</Wrong>
    </div>
  )
}
