import { useQuery } from '@tanstack/react-query'
import { type DocumentId, readDocument } from '@tsunagu/contract/contracts.ts'
import { call } from '@tsunagu/kit/session.ts'

/** Today's version of a document; whoever was refused with `document-changed` reads it anew. */
export const useDocument = (documentId: DocumentId) =>
  useQuery({
    queryKey: ['document', undefined, documentId],
    queryFn: ({ signal }) => call(readDocument, { params: { documentId }, query: {}, signal }),
  })
