import { type DocumentId, readDocumentFile } from '@tsunagu/contract/contracts.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card } from '@tsunagu/kit/Card.tsx'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { Link } from '@tsunagu/kit/Link.tsx'
import { useBoth, useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { Sheet } from '@tsunagu/kit/Sheet.tsx'
import { ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { useState } from 'react'
import { consentTexts } from './texts.ts'
import { useDocument } from './useDocument.ts'

/** A document: what it says in a few plain sentences first, the whole text one press away (IMP-37). */
export function DocumentCard({ document }: { document: DocumentId }) {
  const t = useTexts(consentTexts)
  const both = useBoth()
  const { language } = useLanguage()
  const [open, setOpen] = useState(false)
  const query = useDocument(document)
  if (!query.data) {
    return query.isError ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : <Skeleton lines={5} />
  }
  const { title, version, summary, sections, changes, pdf } = query.data
  return (
    <Card>
      <div className="flex flex-col gap-4">
        <div>
          <h2 className="type-heading">{both(title)}</h2>
          <p className="type-note text-quiet">{t.version(version)}</p>
        </div>
        <ul className="points type-small" aria-label={t.short}>
          {summary.map((point) => (
            <li key={point.en}>
              <Icon name="check" size={18} />
              <span>{both(point)}</span>
            </li>
          ))}
        </ul>
        <div className="flex flex-wrap gap-x-2 -ms-3.5">
          <Button kind="quiet" icon="chevron-right" onPress={() => setOpen(true)}>
            {t.whole}
          </Button>
          {pdf ? (
            <Link
              href={`${readDocumentFile.path.replace(':documentId', document)}?${new URLSearchParams({ version, language })}`}
              alone
              external
            >
              {t.file}
            </Link>
          ) : null}
        </div>
      </div>
      <Sheet open={open} onClose={() => setOpen(false)} title={both(title)}>
        <p className="type-note text-quiet">{t.version(version)}</p>
        {changes.length > 0 ? (
          <div className="mt-4">
            <p className="type-heading">{t.changes}</p>
            <ul className="list-disc ps-6 type-small">
              {changes.map((change) => (
                <li key={change.en}>{both(change)}</li>
              ))}
            </ul>
          </div>
        ) : null}
        <div className="terms">
          {sections.map((section) => (
            <section key={section.title.en}>
              <h3 className="type-heading">{both(section.title)}</h3>
              {section.paragraphs.map((paragraph) => (
                <p key={paragraph.en}>{both(paragraph)}</p>
              ))}
            </section>
          ))}
        </div>
      </Sheet>
    </Card>
  )
}
