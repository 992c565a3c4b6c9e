import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { PageHeader } from '@tsunagu/kit/PageHeader.tsx'
import { Skeleton } from '@tsunagu/kit/States.tsx'
import { useEffect, useState } from 'react'
import { signInAddress } from './return.ts'
import { Threshold } from './Threshold.tsx'
import { frameTexts } from './texts.ts'
import { useTitle } from './title.ts'

const key = 'tsunagu.account.sent-to-sign-in'
/** A browser that comes back so often in so short a time has no session even after signing in (it refuses cookies): then a person decides. */
const rounds = 3
const roundsMs = 15_000

export function SignedOutPage() {
  return <SendToSignIn address={signInAddress(location.pathname + location.search)} />
}

/** Leads to the sign-in at once; after failed rounds a person decides. */
export function SendToSignIn({ address, staff = false }: { address: string; staff?: boolean }) {
  const t = useTexts(frameTexts)
  const [goes] = useState(maySend)
  useTitle(t.signedOut)
  useEffect(() => {
    if (goes) location.replace(address)
  }, [goes, address])
  if (goes)
    return (
      <Threshold staff={staff}>
        <Skeleton lines={4} />
      </Threshold>
    )
  return (
    <Threshold staff={staff}>
      <PageHeader title={t.signedOut} lead={t.signedOutMore} />
      <LinkButton href={address} kind="primary" wide>
        {t.signIn}
      </LinkButton>
    </Threshold>
  )
}

/** The round went well: the next time one is signed out, it may go at once again. */
export function arrivedSignedIn(): void {
  try {
    sessionStorage.removeItem(key)
  } catch {
    // nothing was kept either
  }
}

function maySend(): boolean {
  try {
    const sent = (JSON.parse(sessionStorage.getItem(key) ?? '[]') as number[]).filter((at) => Date.now() - at < roundsMs)
    sessionStorage.setItem(key, JSON.stringify([...sent, Date.now()]))
    return sent.length < rounds
  } catch {
    return false
  }
}
