import { IconButton } from './Button.tsx'
import { defineTexts, useLanguage, useTexts } from './language.tsx'
import { useTheme } from './theme.tsx'

const texts = defineTexts({
  ja: { toLight: '明るい表示にする', toDark: '暗い表示にする' },
  en: { toLight: 'Switch to light', toDark: 'Switch to dark' },
})

/** Language and theme at the top right, before one can have settings. Each language is named in itself. */
export function QuickPreferences() {
  const t = useTexts(texts)
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
