import { reauthenticateStaff } from '@tsunagu/contract/accounts.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { useForm } from '@tsunagu/kit/form.ts'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { Sheet } from '@tsunagu/kit/Sheet.tsx'
import { call, codeOf } from '@tsunagu/kit/session.ts'
import { PasswordField } from '@tsunagu/kit/TextField.tsx'
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react'
import { problems } from '../problems.ts'
import { shellTexts } from '../shell/texts.ts'

/** Runs an act; when the centre asks for a fresh authentication, asks for the password in place and runs it again. */
export type WithFresh = <T>(act: () => Promise<T>) => Promise<T>
const FreshContext = createContext<WithFresh | null>(null)

/** One sheet for the whole console. Whoever closes it gets the centre's refusal, as if nobody had asked. */
export function FreshProvider({ email, children }: { email: string; children: ReactNode }) {
  const [open, setOpen] = useState(false)
  const answer = useRef<(fresh: boolean) => void>(undefined)
  const settle = (fresh: boolean) => {
    setOpen(false)
    answer.current?.(fresh)
    answer.current = undefined
  }
  const withFresh = useCallback<WithFresh>(async (act) => {
    try {
      return await act()
    } catch (refusal) {
      if (codeOf(refusal) !== 'fresh-needed') throw refusal
      setOpen(true)
      const fresh = await new Promise<boolean>((resolve) => {
        answer.current = resolve
      })
      if (!fresh) throw refusal
      return act()
    }
  }, [])
  return (
    <FreshContext value={withFresh}>
      {children}
      <FreshSheet email={email} open={open} onFresh={() => settle(true)} onClose={() => settle(false)} />
    </FreshContext>
  )
}

export function useFresh(): WithFresh {
  const withFresh = useContext(FreshContext)
  if (!withFresh) throw new Error('useFresh outside of FreshProvider')
  return withFresh
}

function FreshSheet(props: { email: string; open: boolean; onFresh: () => void; onClose: () => void }) {
  const t = useTexts(shellTexts)
  return (
    <Sheet open={props.open} onClose={props.onClose} title={t.fresh}>
      <div className="flex flex-col gap-5">
        <p className="text-quiet">{t.freshLead}</p>
        <ByPassword email={props.email} onFresh={props.onFresh} />
      </div>
    </Sheet>
  )
}

function ByPassword({ email, onFresh }: { email: string; onFresh: () => void }) {
  const t = useTexts(shellTexts)
  const form = useForm({
    initial: { password: '' },
    check: ({ password }) => ({ password: password === '' ? 'required' : undefined }),
    send: async (body) => {
      await call(reauthenticateStaff, { body })
      onFresh()
    },
  })
  return (
    <Form form={form} labels={{ password: t.password }} problems={problems}>
      <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      <PasswordField label={t.password} note={t.signedInAs(email)} autoFocus {...form.field('password')} />
      <Button kind="primary" type="submit" wide pending={form.pending}>
        {t.confirmIt}
      </Button>
    </Form>
  )
}
