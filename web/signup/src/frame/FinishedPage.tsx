import type { Procedure } from '@tsunagu/contract/signup.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { handBack, lending } from '@tsunagu/kit/lent/lent.ts'
import { Faq } from '../faq/Faq.tsx'
import { Frame } from './Frame.tsx'
import { frameTexts } from './texts.ts'
import { useTitle } from './title.ts'

/** Whoever opens a finished sign-up again finds the way to what it brought. */
export function FinishedPage({ procedure }: { procedure: Procedure }) {
  const t = useTexts(frameTexts)
  useTitle(t.finishedTitle)
  return (
    <Frame>
      <div className="finish">
        <span className="halo">
          <Icon name="check" size={30} />
        </span>
        <h1 className="type-title" tabIndex={-1}>
          {t.finishedTitle}
        </h1>
        <p className="text-quiet">{lending() ? t.finishedLent : t.finishedMore}</p>
      </div>
      {lending() ? (
        <div className="mt-6">
          <Button kind="primary" wide icon="check" onPress={() => void handBack()}>
            {t.handBack}
          </Button>
        </div>
      ) : (
        <WaysOn procedure={procedure} />
      )}
      <div className="mt-8">
        <Faq about={procedure.flow === 'after-delivery' ? 'after-delivery' : 'dealer'} />
      </div>
    </Frame>
  )
}

function WaysOn({ procedure }: { procedure: Procedure }) {
  const t = useTexts(frameTexts)
  return (
    <div className="flex flex-col gap-3 mt-6">
      {procedure.flow === 'after-delivery' ? (
        <LinkButton href="/signup/status" kind="primary" wide>
          {t.toStatus}
        </LinkButton>
      ) : (
        <LinkButton href="/" kind="primary" wide>
          {t.toHome}
        </LinkButton>
      )}
      <LinkButton href="/account/" wide>
        {t.toAccount}
      </LinkButton>
    </div>
  )
}
