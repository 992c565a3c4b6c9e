import { useRouter } from '@tanstack/react-router'
import { brand } from '@tsunagu/contract/brand.ts'
import type { Party } from '@tsunagu/contract/signup.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useBoth, useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { useNow } from '@tsunagu/kit/now.ts'
import { QrCode } from '@tsunagu/kit/QrCode.tsx'
import { QuickPreferences } from '@tsunagu/kit/QuickPreferences.tsx'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useEffect, useRef } from 'react'
import { type IssuedLink, usePurchase } from '../purchases/purchases.ts'
import { shownJoinCode } from '../purchases/shown.ts'
import { useTitle } from '../shell/Page.tsx'
import { joinAddress, useIssue } from './LinkPanel.tsx'
import { purchaseTexts } from './texts.ts'

/** The screen turned to the customer: the QR and nothing about anybody. Escape goes back. */
export function TurnedPage({ purchaseId, party }: { purchaseId: string; party: Party }) {
  const t = useTexts(purchaseTexts)
  const both = useBoth()
  const router = useRouter()
  const now = useNow()
  const back = `/dealer/purchases/${purchaseId}`
  const { link, act, issue } = useIssue(purchaseId, party)
  const read = useRead(purchaseId, party)
  const good = link && Date.parse(link.expiresAt) > now
  useTitle(t.turnedTitle, { turned: true })
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape') router.history.push(back)
    }
    addEventListener('keydown', leave)
    return () => removeEventListener('keydown', leave)
  }, [router, back])
  return (
    <main className="turned">
      <header className="turned-head">
        <p className="turned-brand">{both(brand.product)}</p>
        <div className="flex items-center">
          <QuickPreferences />
        </div>
      </header>
      <div className="turned-middle" role="status">
        {read ? (
          <div className="turned-said">
            <span className="halo">
              <Icon name="check" size={32} />
            </span>
            <h1 className="type-display">{t.turnedRead}</h1>
            <p>{t.turnedReadAbout}</p>
          </div>
        ) : good ? (
          <Turned link={link} />
        ) : (
          <div className="turned-said">
            <h1 className="type-title">{link ? t.expired : t.turnedNone}</h1>
            <Wrong>{act.wrong}</Wrong>
            <Button kind="primary" icon="qr" pending={act.pending} onPress={() => void issue()}>
              {t.showQr}
            </Button>
          </div>
        )}
      </div>
      <footer className="turned-foot">
        <LinkButton kind="quiet" icon="chevron-left" href={back}>
          {t.turnedBack}
        </LinkButton>
      </footer>
    </main>
  )
}

/** Somebody has begun since this screen was turned: whoever stands before it sees that it worked. */
function useRead(purchaseId: string, party: Party): boolean {
  const { data } = usePurchase(purchaseId)
  const person = data?.people.find((one) => one.party === party)
  const before = useRef<string | null | undefined>(undefined)
  if (person && before.current === undefined) before.current = person.seenAt
  if (!person || before.current === undefined) return false
  return person.state !== 'not-begun' && person.seenAt !== null && person.seenAt !== before.current
}

function Turned({ link }: { link: IssuedLink }) {
  const t = useTexts(purchaseTexts)
  const { format } = useLanguage()
  return (
    <div className="turned-inside">
      <div className="turned-qr">
        <QrCode text={link.url} label={t.linkTitle} />
      </div>
      <div className="turned-words">
        <h1 className="type-display">{t.turnedLead}</h1>
        <ul className="turned-points">
          <li>{t.turnedBring}</li>
          <li>{t.turnedData}</li>
        </ul>
        <div className="turned-code">
          <h2 className="type-heading">{t.turnedCannot}</h2>
          <p className="type-small text-quiet">{t.turnedCannotAbout}</p>
          <p className="turned-address">{joinAddress(link)}</p>
          <p className="join-code">
            <span className="only-heard">{t.joinCode} </span>
            {shownJoinCode(link.joinCode)}
          </p>
          <p className="type-note text-quiet">{t.joinExpires(format.time(link.joinExpiresAt))}</p>
        </div>
        <p className="type-note text-quiet">{t.expires(format.dateTime(link.expiresAt))}</p>
      </div>
    </div>
  )
}
