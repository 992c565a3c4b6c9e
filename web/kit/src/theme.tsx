import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { keep, kept } from './storage.ts'

export type Theme = 'system' | 'light' | 'dark'
interface Themed {
  theme: Theme
  setTheme: (theme: Theme) => void
  /** What is shown now. */
  shown: 'light' | 'dark'
}
const ThemeContext = createContext<Themed | null>(null)

/** Keeps `data-theme` on the page; public/theme.js set it before the first paint from the same stored choice. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const [theme, choose] = useState<Theme>(() => {
    const stored = kept('theme')
    return stored === 'light' || stored === 'dark' ? stored : 'system'
  })
  const [systemDark, setSystemDark] = useState(() => matchMedia('(prefers-color-scheme: dark)').matches)
  useEffect(() => {
    const media = matchMedia('(prefers-color-scheme: dark)')
    const follow = () => setSystemDark(media.matches)
    media.addEventListener('change', follow)
    return () => media.removeEventListener('change', follow)
  }, [])
  const shown = theme === 'system' ? (systemDark ? 'dark' : 'light') : theme
  useEffect(() => {
    document.documentElement.dataset.theme = shown
    const colour = document.querySelector<HTMLMetaElement>('meta[name="theme-color"]')
    if (colour) colour.content = colour.dataset[shown] ?? colour.content
  }, [shown])
  const setTheme = useCallback((next: Theme) => {
    keep('theme', next)
    choose(next)
  }, [])
  const themed = useMemo(() => ({ theme, setTheme, shown }) as const, [theme, setTheme, shown])
  return <ThemeContext value={themed}>{children}</ThemeContext>
}

export function useTheme(): Themed {
  const themed = useContext(ThemeContext)
  if (!themed) throw new Error('useTheme outside of KitProvider')
  return themed
}
