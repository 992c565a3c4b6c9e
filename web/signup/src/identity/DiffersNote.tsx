import { useQuery } from '@tanstack/react-query'
import { listRegistrations } from '@tsunagu/contract/signup.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { useProcedure } from '../frame/procedure.ts'
import { registrationsKey } from '../status/registrations.ts'
import { differences, statusTexts } from '../status/texts.ts'

/** A registration that is being corrected: what did not agree the last time (IMP-04). */
export function DiffersNote() {
  const t = useTexts(statusTexts)
  const id = useProcedure().procedure.facts.registration?.id
  const query = useQuery({
    queryKey: registrationsKey,
    enabled: id !== undefined,
    retry: false,
    queryFn: ({ signal }) => call(listRegistrations, { signal }),
  })
  const found = query.data?.find((registration) => registration.id === id)
  if (found?.state !== 'rejected') return null
  return (
    <Banner tone="caution" title={t.differed}>
      {differences(t, found.differs)}
      {found.note ? <p>{found.note}</p> : null}
    </Banner>
  )
}
