import { useQuery } from '@tanstack/react-query'
import { handBackTablet, touchTablet } from '@tsunagu/contract/tablet.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { forgetKept, handBack, lending, returned } from '@tsunagu/kit/lent/lent.ts'
import { Skeleton } from '@tsunagu/kit/States.tsx'
import { call, codeOf } from '@tsunagu/kit/session.ts'
import { useEffect, useState } from 'react'
import { procedureAddress } from '../frame/addresses.ts'
import { Frame } from '../frame/Frame.tsx'
import { useTitle } from '../frame/title.ts'
import { tabletTexts } from './tablet-texts.ts'

/** Between two people (IMP-24): the customer's way on while the tablet is lent, and the blank screen when it comes back. */
export function TabletPage() {
  const [state] = useState(lending)
  return state === 'lent' ? <Lent /> : <Back />
}

function Lent() {
  const t = useTexts(tabletTexts)
  useTitle(t.lentTitle)
  const lent = useQuery({ queryKey: ['tablet'], queryFn: () => call(touchTablet), staleTime: 0, retry: false })
  const over = codeOf(lent.error) === 'not-lent'
  useEffect(() => {
    if (over) void handBack()
  }, [over])
  return (
    <Frame>
      {lent.data || (lent.isError && !over) ? (
        <div className="finish">
          <h1 className="type-title" tabIndex={-1}>
            {t.lentTitle}
          </h1>
          <p className="text-quiet">{t.lentMore}</p>
          <div className="flex flex-col gap-3 mt-6 w-full">
            {lent.data?.procedureId ? (
              <LinkButton kind="primary" wide href={procedureAddress(lent.data.procedureId)}>
                {t.goOn}
              </LinkButton>
            ) : null}
            <Button wide icon="check" onPress={() => void handBack()}>
              {t.give}
            </Button>
          </div>
        </div>
      ) : (
        <Skeleton lines={4} />
      )}
    </Frame>
  )
}

const againMs = 5000

/** Nothing of anybody. The centre is told until it knows; without a line its own time ends the lending. */
function Back() {
  const t = useTexts(tabletTexts)
  useTitle(t.backTitle)
  const told = useQuery({
    queryKey: ['tablet', 'hand-back'],
    queryFn: async () => {
      forgetKept()
      await call(handBackTablet)
      returned()
      return true
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    refetchInterval: ({ state }) => (state.data ? false : againMs),
  })
  return (
    <main className="tablet-back">
      <div className="finish" role="status">
        <h1 className="type-display">{t.backTitle}</h1>
        <p>{t.backMore}</p>
        {told.isError ? <p className="text-quiet">{t.notYet}</p> : null}
      </div>
      {told.data ? (
        <p className="tablet-staff">
          <LinkButton kind="quiet" href="/dealer/">
            {t.console}
          </LinkButton>
        </p>
      ) : null}
    </main>
  )
}
