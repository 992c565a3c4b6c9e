import type { ReactNode } from 'react'
import { Section } from '../Card.tsx'
import { useLanguage } from '../language.tsx'

/** One part with its file and a note on how to use it. */
export function Specimen({ title, from, ja, en, children }: { title: string; from: string; ja: string; en: string; children: ReactNode }) {
  const { language } = useLanguage()
  return (
    <Section title={title}>
      <p className="type-small text-quiet max-w-2xl">{language === 'ja' ? ja : en}</p>
      {children}
      <p className="type-note text-faint">
        <code lang="en">@tsunagu/kit/{from}</code>
      </p>
    </Section>
  )
}
