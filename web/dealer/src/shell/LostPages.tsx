import { Button } from '@tsunagu/kit/Button.tsx'
import { Icon, type IconName } from '@tsunagu/kit/Icon.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import type { ReactNode } from 'react'
import { useTitle } from './Page.tsx'
import { shellTexts } from './texts.ts'

/** An address that leads nowhere. */
export function NotFoundPage() {
  const t = useTexts(shellTexts)
  return (
    <Lost icon="info" title={t.notFound} text={t.notFoundText}>
      <LinkButton href="/dealer/">{t.toStart}</LinkButton>
    </Lost>
  )
}

/** A page that broke: the shell stays, and there is a way on. */
export function BrokenPage() {
  const t = useTexts(shellTexts)
  return (
    <Lost icon="warning" title={t.broken} text={t.brokenText}>
      <Button icon="refresh" onPress={() => location.reload()}>
        {t.reload}
      </Button>
    </Lost>
  )
}

/** Staff without a task in these pages. */
export function NothingHerePage() {
  const t = useTexts(shellTexts)
  return (
    <Lost icon="user" title={t.nothingHere} text={t.nothingHereText}>
      <LinkButton href="/account/staff">{t.account}</LinkButton>
    </Lost>
  )
}

function Lost({ icon, title, text, children }: { icon: IconName; title: string; text: string; children: ReactNode }) {
  useTitle(title)
  return (
    <div className="blank">
      <span className="blank-icon">
        <Icon name={icon} size={28} />
      </span>
      <h1 className="type-title">{title}</h1>
      <p>{text}</p>
      <div className="blank-act">{children}</div>
    </div>
  )
}
