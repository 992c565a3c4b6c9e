import { IconButton } from '@tsunagu/kit/Button.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { useTheme } from '@tsunagu/kit/theme.tsx'
import { frameTexts } from './texts.ts'

/** Language and theme at the top right, before one can have settings. Each language is named in itself. */
export function QuickPreferences() {
  const t = useTexts(frameTexts)
  const { language, setLanguage } = useLanguage()
  const { shown, setTheme } = useTheme()
  const other = language === 'ja' ? 'en' : 'ja'
  const dark = shown === 'dark'
  return (
    <>
      <IconButton icon="globe" label={other === 'ja' ? '日本語で表示' : 'Show in English'} onPress={() => setLanguage(other)} />
      <IconButton icon={dark ? 'sun' : 'moon'} label={dark ? t.toLight : t.toDark} onPress={() => setTheme(dark ? 'light' : 'dark')} />
    </>
  )
}
