import type { DocumentId } from '@tsunagu/contract/contracts.ts'
import { useAct } from '@tsunagu/kit/act.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Checkbox } from '@tsunagu/kit/Choice.tsx'
import { Link } from '@tsunagu/kit/Link.tsx'
import { useBoth, useTexts } from '@tsunagu/kit/language.tsx'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { DocumentCard } from '../consent/DocumentCard.tsx'
import { useDocument } from '../consent/useDocument.ts'
import { useProcedure } from '../frame/procedure.ts'
import { signupProblems } from '../problems.ts'
import { serviceTexts } from './texts.ts'

/** Delivered to keep (GLK-05). */
const toKeep = ['helpnet-explanation', 'dcm-explanation'] as const

/** Two documents, two ticks, two consents (GLK-04); the two files to keep below them. */
export function GLinkTermsPage() {
  const t = useTexts(serviceTexts)
  const { answer, draft } = useProcedure()
  const terms = useDocument('g-link-terms')
  const important = useDocument('g-link-important')
  const act = useAct(signupProblems)
  const versions = { terms: terms.data?.version, important: important.data?.version }
  const ticked = (id: DocumentId, version: string | undefined) => version !== undefined && draft[`consent.${id}`] === version
  const both = ticked('g-link-terms', versions.terms) && ticked('g-link-important', versions.important)
  const goOn = () =>
    act.run(async () => {
      if (!versions.terms || !versions.important) return
      try {
        await answer({ step: 'g-link-terms', terms: versions.terms, important: versions.important })
      } catch (error) {
        await Promise.all([terms.refetch(), important.refetch()])
        throw error
      }
    })
  return (
    <>
      <section className="flex flex-col gap-4" aria-label={t.two}>
        <Agreed document="g-link-terms" />
        <Agreed document="g-link-important" />
      </section>
      <section className="flex flex-col gap-4" aria-labelledby="to-keep">
        <h2 id="to-keep" className="type-heading">
          {t.toKeep}
        </h2>
        {toKeep.map((document) => (
          <DocumentCard key={document} document={document} />
        ))}
      </section>
      <Link href="/documents/g-link-privacy" alone external>
        {t.privacy}
      </Link>
      <Wrong>{act.wrong}</Wrong>
      <Button kind="primary" wide pending={act.pending} disabledReason={both ? undefined : t.missing} onPress={() => void goOn()}>
        {t.next}
      </Button>
    </>
  )
}

function Agreed({ document }: { document: DocumentId }) {
  const t = useTexts(serviceTexts)
  const both = useBoth()
  const { draft, setDraft } = useProcedure()
  const { data } = useDocument(document)
  const field = `consent.${document}`
  return (
    <div className="flex flex-col gap-2">
      <DocumentCard document={document} />
      {data ? (
        <Checkbox
          name={field}
          selected={draft[field] === data.version}
          onChange={(now) => setDraft({ [field]: now ? data.version : null })}
        >
          {t.tick(both(data.title))}
        </Checkbox>
      ) : null}
    </div>
  )
}
