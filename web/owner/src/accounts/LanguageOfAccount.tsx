import { chooseLanguage } from '@tsunagu/contract/accounts.ts'
import { useLanguage } from '@tsunagu/kit/language.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { kept } from '@tsunagu/kit/storage.ts'
import { useEffect, useRef } from 'react'
import { client, meKey, useOwner } from '../session.ts'

/** One language for screens and mails: a device without a choice takes the account's; a choice made here goes to the account. */
export function LanguageOfAccount() {
  const owner = useOwner()
  const { language, setLanguage } = useLanguage()
  const before = useRef(language)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the account is known
  useEffect(() => {
    if (kept('language') === null && owner.language !== language) {
      before.current = owner.language
      setLanguage(owner.language)
    }
  }, [])
  useEffect(() => {
    if (before.current === language) return
    before.current = language
    // the screen has changed already; mails follow at the next choice if this one does not arrive
    void call(chooseLanguage, { body: { language } })
      .then(() => client.invalidateQueries({ queryKey: meKey }))
      .catch(() => {})
  }, [language])
  return null
}
