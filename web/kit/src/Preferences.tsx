import { RadioGroup } from './Choice.tsx'
import { defineTexts, useLanguage, useTexts } from './language.tsx'
import { useTheme } from './theme.tsx'

const texts = defineTexts({
  ja: { theme: '表示', system: '端末の設定に合わせる', light: 'ライト', dark: 'ダーク', language: '言語 / Language' },
  en: { theme: 'Appearance', system: 'Same as this device', light: 'Light', dark: 'Dark', language: '言語 / Language' },
})

/** Appearance of this device: system, light, dark. */
export function ThemeChoice() {
  const t = useTexts(texts)
  const { theme, setTheme } = useTheme()
  const options = [
    { value: 'system', label: t.system },
    { value: 'light', label: t.light },
    { value: 'dark', label: t.dark },
  ] as const
  return <RadioGroup label={t.theme} options={options} value={theme} onChange={setTheme} />
}

/** Each language is named in itself, so that one finds the way back. */
export function LanguageChoice() {
  const t = useTexts(texts)
  const { language, setLanguage } = useLanguage()
  const options = [
    { value: 'ja', label: '日本語' },
    { value: 'en', label: 'English' },
  ] as const
  return <RadioGroup label={t.language} options={options} value={language} onChange={setLanguage} />
}
