import { Button } from '@tsunagu/kit/Button.tsx'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { useTitle } from './Page.tsx'
import { shellTexts } from './texts.ts'

/** An address that leads nowhere. */
export function NotFoundPage() {
  const t = useTexts(shellTexts)
  useTitle(t.notFound)
  return (
    <div className="blank">
      <span className="blank-icon">
        <Icon name="info" size={28} />
      </span>
      <h1 className="type-title">{t.notFound}</h1>
      <p>{t.notFoundText}</p>
      <div className="blank-act">
        <LinkButton href="/">{t.toHome}</LinkButton>
      </div>
    </div>
  )
}

/** A page that broke: the shell stays, and there is a way on. */
export function BrokenPage() {
  const t = useTexts(shellTexts)
  useTitle(t.broken)
  return (
    <div className="blank" role="alert">
      <span className="blank-icon">
        <Icon name="warning" size={28} />
      </span>
      <h1 className="type-title">{t.broken}</h1>
      <p>{t.brokenText}</p>
      <div className="blank-act">
        <Button icon="refresh" onPress={() => location.reload()}>
          {t.reload}
        </Button>
      </div>
    </div>
  )
}
