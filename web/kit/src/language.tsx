import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import { type Format, formats, type Language } from './format.ts'
import { keep, kept } from './storage.ts'

export type { Format, Language } from './format.ts'

/** A sentence, or a function that makes one from what it needs. */
// biome-ignore lint/suspicious/noExplicitAny: the arguments are checked where the sentence is used
type Sentence = string | ((...args: any[]) => string)
type Wide<S> = S extends string ? string : S
/** The same keys with the same arguments as the Japanese texts. */
type Like<Ja> = { readonly [K in keyof Ja]: Wide<Ja[K]> }

export interface Texts<Ja> {
  readonly ja: Like<Ja>
  readonly en: Like<Ja>
}

/**
 * The texts of one room of an app. English must have exactly the keys of Japanese, with the same arguments:
 * `defineTexts({ ja: { hello: (name: string) => `${name} さん` }, en: { hello: (name) => `Hello ${name}` } })`.
 */
export function defineTexts<Ja extends Record<string, Sentence>>(texts: { ja: Ja; en: Like<NoInfer<Ja>> }): Texts<Ja> {
  return texts as unknown as Texts<Ja>
}

interface Spoken {
  language: Language
  setLanguage: (language: Language) => void
  /** Numbers, dates, amounts in this language; time in Asia/Tokyo. */
  format: Format
}
const LanguageContext = createContext<Spoken | null>(null)

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, choose] = useState<Language>(() => (kept('language') === 'en' ? 'en' : 'ja'))
  const setLanguage = useCallback((next: Language) => {
    keep('language', next)
    choose(next)
  }, [])
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const spoken = useMemo(() => ({ language, setLanguage, format: formats(language) }), [language, setLanguage])
  return (
    <LanguageContext value={spoken}>
      <I18nProvider locale={language === 'ja' ? 'ja-JP' : 'en-GB'}>{children}</I18nProvider>
    </LanguageContext>
  )
}

export function useLanguage(): Spoken {
  const spoken = useContext(LanguageContext)
  if (!spoken) throw new Error('useLanguage outside of KitProvider')
  return spoken
}

/** The texts in the person's language: `const t = useTexts(texts)`, then `t.title`, `t.hello(name)`. */
export function useTexts<Ja>(texts: Texts<Ja>): Like<Ja> {
  return texts[useLanguage().language]
}

/** `{ ja, en }` of the brand or of an answer, in the person's language. */
export function useBoth(): (both: { readonly ja: string; readonly en: string }) => string {
  const { language } = useLanguage()
  return (both) => both[language]
}
