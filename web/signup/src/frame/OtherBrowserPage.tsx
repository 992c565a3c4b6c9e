import { askAccessCode, takeAccessCode } from '@tsunagu/contract/signup.ts'
import { useAct } from '@tsunagu/kit/act.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { CodeForm } from '@tsunagu/kit/mailed-code/CodeForm.tsx'
import { type Mailed, mailedNow, nothingMailed } from '@tsunagu/kit/mailed-code/mailed.ts'
import { mailedCodeTexts } from '@tsunagu/kit/mailed-code/texts.ts'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useState } from 'react'
import { signupProblems } from '../problems.ts'
import { procedureAddress, signInAddress } from './addresses.ts'
import { Frame } from './Frame.tsx'
import { frameTexts } from './texts.ts'
import { useTitle } from './title.ts'

/**
 * Another browser than the one that began, or one that the staff gave the sign-up to (`unproven`): a code to the address of the sign-up,
 * which is not shown; or a sign-in, where the browser is bound already.
 */
export function OtherBrowserPage({ procedureId, unproven, onOpen }: { procedureId: string; unproven: boolean; onOpen: () => void }) {
  const t = useTexts(frameTexts)
  const words = useTexts(mailedCodeTexts)
  useTitle(t.otherTitle)
  const act = useAct(signupProblems)
  const [mailed, setMailed] = useState<Mailed | null>(null)
  const ask = async () => {
    const answer = await call(askAccessCode, { params: { procedureId } })
    setMailed({ ...nothingMailed, ...mailedNow(answer, Date.now()) })
  }
  return (
    <Frame>
      <PageHeader title={t.otherTitle} lead={mailed ? t.otherSent : unproven ? t.unprovenMore : t.otherMore} />
      {mailed ? (
        <CodeForm
          mailed={mailed}
          hidden
          restart={procedureAddress(procedureId)}
          problems={signupProblems}
          resend={ask}
          verify={async (code) => {
            await call(takeAccessCode, { params: { procedureId }, body: { codeId: mailed.mailedId, code } })
            onOpen()
          }}
        />
      ) : (
        <div className="flex flex-col gap-6">
          <p className="text-quiet">{unproven ? t.unprovenLets : t.otherLets}</p>
          <Wrong>{act.wrong}</Wrong>
          <Button kind="primary" icon="mail" wide pending={act.pending} onPress={() => void act.run(ask)}>
            {words.sendCode}
          </Button>
          {unproven ? (
            <LinkButton wide icon="user" href={signInAddress(procedureAddress(procedureId))}>
              {t.unprovenSignIn}
            </LinkButton>
          ) : null}
          <Banner icon="info">{unproven ? t.unprovenNone : t.otherNone}</Banner>
        </div>
      )}
    </Frame>
  )
}
