import { useLocation } from '@tanstack/react-router'
import { brand } from '@tsunagu/contract/brand.ts'
import { AppShell } from '@tsunagu/kit/AppShell.tsx'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { IconButton } from '@tsunagu/kit/Button.tsx'
import { CarPicture } from '@tsunagu/kit/CarPicture.tsx'
import { Icon, type IconName } from '@tsunagu/kit/Icon.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useBoth, useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { useTheme } from '@tsunagu/kit/theme.tsx'
import { useEffect } from 'react'
import { forgetOwner, signInAt } from '../session.ts'
import { Credits } from '../settings/Credits.tsx'
import { useTitle } from '../shell/Page.tsx'
import { accountTexts } from './texts.ts'

/** For whoever is not signed in, at any address: what this is, and the way in that leads back here. */
export function WelcomePage({ ended }: { ended: boolean }) {
  const t = useTexts(accountTexts)
  const both = useBoth()
  const here = useLocation({ select: ({ href }) => href })
  useTitle(both(brand.product))
  useEffect(forgetOwner, [])
  return (
    <AppShell name={both(brand.product)} actions={<Looks />}>
      <div className="welcome">
        <div className="welcome-words">
          {ended ? (
            <Banner tone="info" title={t.ended} live>
              {t.endedText}
            </Banner>
          ) : null}
          <h1 className="type-display">{t.tagline}</h1>
          <p className="text-quiet max-w-xl">{t.lead}</p>
          <div className="welcome-acts">
            <LinkButton kind="primary" href={signInAt(here)} wide>
              {t.signIn}
            </LinkButton>
            <LinkButton href={signInAt(here, 'register')} wide>
              {t.register}
            </LinkButton>
          </div>
          <p className="type-note text-quiet">{t.needs}</p>
        </div>
        <div className="welcome-car" aria-hidden="true">
          <CarPicture kind="sedan" colour="#33434a" />
        </div>
      </div>
      <ul className="welcome-points">
        <Point icon="gauge" title={t.check} text={t.checkText} />
        <Point icon="lock" title={t.operate} text={t.operateText} />
        <Point icon="pin" title={t.find} text={t.findText} />
      </ul>
      <details className="welcome-legal">
        <summary>{t.legal}</summary>
        <Credits />
      </details>
    </AppShell>
  )
}

function Point({ icon, title, text }: { icon: IconName; title: string; text: string }) {
  return (
    <li className="welcome-point">
      <Icon name={icon} size={26} className="text-accent" />
      <h2 className="type-heading">{title}</h2>
      <p className="type-small text-quiet">{text}</p>
    </li>
  )
}

function Looks() {
  const t = useTexts(accountTexts)
  const { language, setLanguage } = useLanguage()
  const { shown, setTheme } = useTheme()
  return (
    <>
      <IconButton icon="globe" label={t.toEnglish} onPress={() => setLanguage(language === 'ja' ? 'en' : 'ja')} />
      <IconButton
        icon={shown === 'dark' ? 'sun' : 'moon'}
        label={shown === 'dark' ? t.light : t.dark}
        onPress={() => setTheme(shown === 'dark' ? 'light' : 'dark')}
      />
    </>
  )
}
