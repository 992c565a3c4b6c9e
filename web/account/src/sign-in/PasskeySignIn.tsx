import { passkeySignIn, passkeySignInOptions } from '@tsunagu/contract/accounts.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { defineProblemSentences } from '@tsunagu/kit/problems.ts'
import { call } from '@tsunagu/kit/session.ts'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useEffect } from 'react'
import { useAct } from '../frame/act.ts'
import { leaveFor } from '../frame/leave.ts'
import { answerByPasskey, giveUpPasskey, PasskeyFailed, passkeysFillIn } from '../passkeys/browser.ts'
import { signInTexts } from './texts.ts'

const problems = defineProblemSentences({
  ja: { 'sign-in-failed': 'このパスキーではログインできませんでした。ほかのパスキーか、パスワードをお試しください。' },
  en: { 'sign-in-failed': 'This passkey could not sign you in. Try another one, or your password.' },
})

/** The button, and the quiet offer in the e-mail field's list. */
export function PasskeySignIn({ uid }: { uid: string }) {
  const t = useTexts(signInTexts)
  const act = useAct(problems)
  const { run } = act
  const ask = async (fillIn: boolean) => {
    const response = await answerByPasskey(await call(passkeySignInOptions, { params: { uid } }), fillIn)
    const { next } = await call(passkeySignIn, { params: { uid }, body: { response } })
    await leaveFor(next)
  }
  /** Stands until one is picked, the button takes over, or the page is left; what goes wrong before a pick is nobody's business. */
  const offer = async () => {
    if (!(await passkeysFillIn())) return
    try {
      await ask(true)
    } catch (error) {
      if (error instanceof PasskeyFailed) return
      await run(() => Promise.reject(error))
    }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: one standing offer for one sign-in
  useEffect(() => {
    // After the e-mail field stands: without it there is no list to offer in.
    const timer = setTimeout(() => void offer(), 0)
    return () => {
      clearTimeout(timer)
      giveUpPasskey()
    }
  }, [uid])
  const press = async () => {
    const done = await run(() => ask(false))
    if (!done) void offer()
  }
  return (
    <div className="flex flex-col gap-3">
      <Wrong>{act.wrong}</Wrong>
      <Button kind="secondary" icon="key" wide pending={act.pending} onPress={() => void press()}>
        {t.byPasskey}
      </Button>
      <p className="type-note text-quiet text-center">{t.passkeyNote}</p>
    </div>
  )
}
