import { brand } from '@tsunagu/contract/brand.ts'
import { useEffect, useState } from 'react'
import { AppShell, type Place } from '../AppShell.tsx'
import { IconButton } from '../Button.tsx'
import { useBoth, useLanguage, useTexts } from '../language.tsx'
import { PageHeader } from '../PageHeader.tsx'
import { useTheme } from '../theme.tsx'
import { CarPage } from './CarPage.tsx'
import { FieldsPage } from './FieldsPage.tsx'
import { FoundationPage } from './FoundationPage.tsx'
import { MapPage } from './MapPage.tsx'
import { PartsPage } from './PartsPage.tsx'
import { livingTexts } from './texts.ts'

const pages = { foundation: FoundationPage, parts: PartsPage, fields: FieldsPage, car: CarPage, map: MapPage }
type Page = keyof typeof pages
const icons = { foundation: 'eye', parts: 'menu', fields: 'check', car: 'car', map: 'pin' } as const

/** The living page of the kit: every part, real, in both themes and languages. What is not here is not in the kit. */
export function LivingPage() {
  const t = useTexts(livingTexts)
  const both = useBoth()
  const { shown, setTheme } = useTheme()
  const { language, setLanguage } = useLanguage()
  const page = usePage()
  const places: Place[] = (Object.keys(pages) as Page[]).map((name) => ({ href: `/kit/#${name}`, label: t[name], icon: icons[name] }))
  const Shown = pages[page]
  return (
    <AppShell
      name={both(brand.product)}
      home="/kit/"
      places={places}
      current={`/kit/#${page}`}
      actions={
        <>
          <IconButton
            icon="globe"
            label={language === 'ja' ? 'English' : '日本語'}
            onPress={() => setLanguage(language === 'ja' ? 'en' : 'ja')}
          />
          <IconButton
            icon={shown === 'dark' ? 'sun' : 'moon'}
            label={shown === 'dark' ? t.toLight : t.toDark}
            onPress={() => setTheme(shown === 'dark' ? 'light' : 'dark')}
          />
        </>
      }
    >
      <PageHeader title={t[page]} lead={t[`${page}Lead`]} />
      <div className="flex flex-col gap-12">
        <Shown />
      </div>
    </AppShell>
  )
}

/** The page named after `#`. */
function read(): Page {
  const name = location.hash.slice(1)
  return name in pages ? (name as Page) : 'foundation'
}

function usePage(): Page {
  const [page, setPage] = useState(read)
  useEffect(() => {
    const follow = () => {
      setPage(read())
      scrollTo(0, 0)
    }
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  return page
}
