import { useTexts } from '@tsunagu/kit/language.tsx'
import { Switcher } from '../shell/Switcher.tsx'
import { administrationTexts } from './texts.ts'

/** The places of an administrator. */
export function AdministrationSwitcher({ current }: { current: `/dealer/${string}` }) {
  const t = useTexts(administrationTexts)
  return (
    <Switcher
      label={t.views}
      current={current}
      views={[
        { href: '/dealer/staff', label: t.staff },
        { href: '/dealer/dealers', label: t.dealers },
        { href: '/dealer/models', label: t.models },
        { href: '/dealer/line', label: t.line },
      ]}
    />
  )
}
