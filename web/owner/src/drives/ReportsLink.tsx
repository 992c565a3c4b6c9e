import { List, ListItem } from '@tsunagu/kit/List.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { driveTexts } from './texts.ts'

/** The way to the reports (APP-12), of the selected car or of the one named. */
export function ReportsLink({ href = '/drives' }: { href?: string }) {
  const t = useTexts(driveTexts)
  return (
    <div className="card" data-flush>
      <List label={t.title}>
        <ListItem icon="chart" title={t.title} about={t.entryAbout} href={href} />
      </List>
    </div>
  )
}
