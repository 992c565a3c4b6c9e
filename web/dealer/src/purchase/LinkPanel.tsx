import { mobilePhone } from '@tsunagu/contract/accounts.ts'
import { issueLink, type Purchase, textLink } from '@tsunagu/contract/signup.ts'
import { lendTablet } from '@tsunagu/contract/tablet.ts'
import { useAct } from '@tsunagu/kit/act.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { lendTo } from '@tsunagu/kit/lent/lent.ts'
import { useNow } from '@tsunagu/kit/now.ts'
import { nationalPhone } from '@tsunagu/kit/phone.ts'
import { QrCode } from '@tsunagu/kit/QrCode.tsx'
import { ConfirmDialog } from '@tsunagu/kit/Sheet.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useState } from 'react'
import { problems } from '../problems.ts'
import { type IssuedLink, type PartyView, useIssuedLink } from '../purchases/purchases.ts'
import { shownJoinCode } from '../purchases/shown.ts'
import { forgetAll } from '../session.ts'
import { purchaseTexts } from './texts.ts'

/** Where a join code is typed: said aloud or read off a screen, so without `https://`. */
export const joinAddress = (link: IssuedLink) => `${new URL(link.url).host}/signup/join`

/** Issues a link for one person; the older one ends. */
export function useIssue(purchaseId: string, party: PartyView['party']) {
  const [link, keep] = useIssuedLink(purchaseId, party)
  const act = useAct(problems)
  const issue = () => act.run(async () => keep(await call(issueLink, { params: { purchaseId, party } })))
  const text = () => act.run(async () => keep(await call(textLink, { params: { purchaseId, party } })))
  return { link, act, issue, text, forget: () => keep(undefined) }
}

/** The first QR with its plain address and join code (BUY-03, IMP-24). */
export function LinkPanel({ purchase, person }: { purchase: Purchase; person: PartyView }) {
  const t = useTexts(purchaseTexts)
  const now = useNow()
  const { link, act, issue, text } = useIssue(purchase.id, person.party)
  const again = person.state !== 'not-begun' || link !== undefined
  const over = link !== undefined && Date.parse(link.expiresAt) <= now
  return (
    <div className="link-panel">
      {over ? (
        <Banner tone="caution" live>
          {t.expired}
        </Banner>
      ) : link ? (
        <IssuedLinkView link={link} who={t[person.party]} showAt={`/dealer/purchases/${purchase.id}/show/${person.party}`} />
      ) : null}
      <Wrong>{act.wrong}</Wrong>
      {/* one button before and after, so that the focus stays where it was */}
      <div className="link-again">
        <Button
          kind={link && !over ? 'quiet' : again ? 'secondary' : 'primary'}
          icon={link ? 'refresh' : 'qr'}
          pending={act.pending}
          onPress={() => void issue()}
        >
          {again ? t.reissue : t.showQr}
        </Button>
        {again ? <p className="type-note text-quiet">{t.reissueAbout}</p> : null}
      </div>
      <TextLink phone={person.stated?.phone ?? null} text={text} pending={act.pending} />
      <LendTablet purchaseId={purchase.id} party={person.party} />
    </div>
  )
}

/** For who cannot scan: to the mobile number the staff was told, where there is one (IMP-24). */
function TextLink({ phone, text, pending }: { phone: string | null; text: () => Promise<boolean>; pending: boolean }) {
  const t = useTexts(purchaseTexts)
  if (phone === null || !mobilePhone.safeParse(phone).success) return null
  const send = async () => {
    if (await text()) toast(t.texted, 'good')
  }
  return (
    <div className="link-again">
      <Button kind="quiet" icon="phone" pending={pending} onPress={() => void send()}>
        {t.textLink}
      </Button>
      <p className="type-note text-quiet">{t.textLinkAbout(nationalPhone(phone))}</p>
    </div>
  )
}

/** For who has no phone or no camera: this very terminal, handed over (IMP-24). The staff is signed out here by it. */
function LendTablet({ purchaseId, party }: { purchaseId: string; party: PartyView['party'] }) {
  const t = useTexts(purchaseTexts)
  const act = useAct(problems)
  const [asking, setAsking] = useState(false)
  const lend = () =>
    act.run(async () => {
      const { url } = await call(lendTablet, { params: { purchaseId, party } })
      forgetAll()
      lendTo(url)
    })
  return (
    <div className="link-again">
      <Button kind="quiet" icon="users" onPress={() => setAsking(true)}>
        {t.lend}
      </Button>
      <Wrong>{act.wrong}</Wrong>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t.lendTitle}
        confirm={t.lendNow}
        onConfirm={async () => void (await lend())}
      >
        <p>{t.lendAbout}</p>
      </ConfirmDialog>
    </div>
  )
}

function IssuedLinkView({ link, who, showAt }: { link: IssuedLink; who: string; showAt: string }) {
  const t = useTexts(purchaseTexts)
  const { format } = useLanguage()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link.url)
      toast(t.copied, 'good')
    } catch {
      toast(t.copyFailed, 'bad')
    }
  }
  return (
    <>
      <div className="link-main">
        <div className="link-qr">
          <QrCode text={link.url} label={t.qrOf(who)} />
        </div>
        <dl className="link-facts">
          <div>
            <dt>{t.joinCode}</dt>
            <dd className="join-code">{shownJoinCode(link.joinCode)}</dd>
            <dd className="type-note text-quiet">{t.joinCodeAbout(joinAddress(link))}</dd>
            <dd className="type-note text-quiet">{t.joinExpires(format.time(link.joinExpiresAt))}</dd>
          </div>
          <div>
            <dt className="only-heard">{t.linkTitle}</dt>
            <dd className="type-note text-quiet">{t.expires(format.dateTime(link.expiresAt))}</dd>
          </div>
        </dl>
      </div>
      <details className="more">
        <summary>{t.plainUrl}</summary>
        <p className="plain-url">{link.url}</p>
      </details>
      <div className="link-acts">
        <LinkButton kind="primary" icon="expand" href={showAt}>
          {t.turn}
        </LinkButton>
        <Button icon="copy" onPress={() => void copy()}>
          {t.copy}
        </Button>
      </div>
    </>
  )
}
