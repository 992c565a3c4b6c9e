import { type DocumentId, documentIds } from '@tsunagu/contract/contracts.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Section } from '@tsunagu/kit/Card.tsx'
import { Link } from '@tsunagu/kit/Link.tsx'
import { useBoth, useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { NotFoundPage } from '../shell/LostPages.tsx'
import { Page } from '../shell/Page.tsx'
import { consentTexts } from './consent-texts.ts'
import { useDocument } from './contract.ts'

/** A document to read: in short, what is new, then the whole text; as a file where it is delivered as one (GLK-05). */
export function DocumentPage({ documentId, version }: { documentId: string; version: string | undefined }) {
  const known = documentIds.find((id) => id === documentId)
  return known ? <Known documentId={known} version={version} /> : <NotFoundPage />
}

function Known({ documentId, version }: { documentId: DocumentId; version: string | undefined }) {
  const t = useTexts(consentTexts)
  const both = useBoth()
  const { language } = useLanguage()
  const { data: document, error, refetch } = useDocument(documentId, version)
  if (!document)
    return (
      <Page title={t.read} back="/consents" backLabel={t.title} narrow>
        {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton height="24rem" />}
      </Page>
    )
  const file = `/api/documents/${documentId}/file?version=${document.version}&language=${language}`
  return (
    <Page title={both(document.title)} lead={t.version(document.version)} back="/consents" backLabel={t.title} narrow>
      {document.pdf ? (
        <Link alone external icon="file" href={file}>
          {t.file}
        </Link>
      ) : null}
      <Banner tone="info" title={t.summary}>
        <ul className="document-points">
          {document.summary.map((point) => (
            <li key={point.ja}>{both(point)}</li>
          ))}
        </ul>
      </Banner>
      {document.changes.length > 0 ? (
        <Banner title={t.changes}>
          <ul className="document-points">
            {document.changes.map((point) => (
              <li key={point.ja}>{both(point)}</li>
            ))}
          </ul>
        </Banner>
      ) : null}
      {document.sections.map(({ title, paragraphs }) => (
        <Section key={title.ja} title={both(title)}>
          {paragraphs.map((paragraph) => (
            <p key={paragraph.ja}>{both(paragraph)}</p>
          ))}
        </Section>
      ))}
      {document.earlier.length > 0 ? (
        <Section title={t.earlier}>
          {document.earlier.map((earlier) => (
            <Link key={earlier} alone href={`/documents/${documentId}?version=${earlier}`}>
              {t.version(earlier)}
            </Link>
          ))}
        </Section>
      ) : null}
    </Page>
  )
}
