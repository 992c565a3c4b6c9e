import { Card } from '../Card.tsx'
import { Icon, iconNames } from '../Icon.tsx'
import { useLanguage } from '../language.tsx'
import { LanguageChoice, ThemeChoice } from '../Preferences.tsx'
import { Specimen } from './Specimen.tsx'

const grounds = ['page', 'surface', 'raised', 'sunken'] as const
const inks = ['ink', 'ink-quiet', 'ink-faint', 'accent', 'good', 'caution', 'danger'] as const

export function FoundationPage() {
  const { language } = useLanguage()
  const ja = language === 'ja'
  return (
    <>
      <Specimen
        title={ja ? '文字' : 'Type'}
        from="look/type.css"
        ja="本文は行間を広く、見出しだけ字間を詰めます。行は文節で折り返し、数字は幅をそろえます。"
        en="Running text has wide leading, only headings are set tight; lines break between phrases, figures line up."
      >
        <Card>
          <div className="flex flex-col gap-5">
            <p className="type-display">{ja ? 'お車は施錠されています' : 'Your car is locked'}</p>
            <p className="type-title">{ja ? '駐車した場所を地図で確認' : 'See where you parked'}</p>
            <p className="type-heading">{ja ? '窓が開いたままになっています' : 'A window has been left open'}</p>
            <p className="type-body max-w-2xl">
              {ja
                ? 'お車から離れているときでも、ドアや窓の状態を確認し、閉め忘れに気づいたらその場で操作できます。表示される情報には、お車が最後に知らせた時刻が必ず添えられます。'
                : 'Wherever you are, see whether doors and windows are closed, and act when something was forgotten. Every value carries the time at which the car reported it.'}
            </p>
            <p className="type-small text-quiet">{ja ? '補足の文章は少し小さく、静かに。' : 'Additional words are smaller and quieter.'}</p>
            <p className="type-figure">
              312 <span className="type-small text-quiet">km</span>
            </p>
          </div>
        </Card>
      </Specimen>
      <Specimen
        title={ja ? '色' : 'Colour'}
        from="look/tokens.css"
        ja="地の色の上で、どの文字色も 4.5:1 以上の差があります。古い情報のグレーも同じです。差し色はブランドのファイルで決まります。"
        en="Every text colour has at least 4.5:1 on every ground, the grey of old values too. The accent comes from the brand file."
      >
        <div className="grid gap-4 lg:grid-cols-2">
          <Palette theme="light" />
          <Palette theme="dark" />
        </div>
      </Specimen>
      <Specimen
        title={ja ? 'アイコン' : 'Icons'}
        from="Icon.tsx"
        ja="24 px、線幅 1.6 の自作の線画。意味はかならず言葉でも伝えます。"
        en="Our own strokes, 24 px, 1.6 wide. A sign never stands without a word."
      >
        <Card>
          <ul className="grid grid-cols-4 gap-y-6 sm:grid-cols-6 lg:grid-cols-10">
            {iconNames.map((name) => (
              <li key={name} className="flex flex-col items-center gap-2 text-center" lang="en">
                <Icon name={name} />
                <span className="type-note text-quiet">{name}</span>
              </li>
            ))}
          </ul>
        </Card>
      </Specimen>
      <Specimen
        title={ja ? '表示と言語' : 'Appearance and language'}
        from="Preferences.tsx"
        ja="選択はこの端末に保存され、最初の描画より前に反映されます。"
        en="Kept on this device and applied before the first paint."
      >
        <Card>
          <div className="grid gap-8 sm:grid-cols-2">
            <ThemeChoice />
            <LanguageChoice />
          </div>
        </Card>
      </Specimen>
    </>
  )
}

function Palette({ theme }: { theme: 'light' | 'dark' }) {
  return (
    <div data-theme={theme} className="rounded-card p-5" style={{ background: 'var(--page)', color: 'var(--ink)' }}>
      <p className="type-heading" lang="en">
        {theme === 'light' ? 'Light' : 'Dark'}
      </p>
      <ul className="mt-4 flex flex-col gap-2" lang="en">
        {grounds.map((ground) => (
          <li key={ground} className="rounded-control flex flex-wrap gap-x-4 gap-y-1 px-4 py-3" style={{ background: `var(--${ground})` }}>
            {inks.map((ink) => (
              <span key={ink} className="type-small" style={{ color: `var(--${ink})` }}>
                {ink}
              </span>
            ))}
            <span className="type-note ms-auto" style={{ color: 'var(--ink-faint)' }}>
              {ground}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
