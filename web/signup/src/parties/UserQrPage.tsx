import { makeUserLink } from '@tsunagu/contract/signup.ts'
import { useAct } from '@tsunagu/kit/act.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card } from '@tsunagu/kit/Card.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { QrCode } from '@tsunagu/kit/QrCode.tsx'
import { Skeleton } from '@tsunagu/kit/States.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useEffect, useRef } from 'react'
import { GoOn } from '../frame/GoOn.tsx'
import { useProcedure } from '../frame/procedure.ts'
import { signupProblems } from '../problems.ts'
import { OtherWaysIn } from './OtherWaysIn.tsx'
import { partyTexts } from './texts.ts'

/** The user's one-time link: QR, address, join code, mail (USR-11, USR-12, IMP-24). Goes on by itself to nowhere: the person sees it was read. */
export function UserQrPage() {
  const t = useTexts(partyTexts)
  const { format } = useLanguage()
  const { procedure, refresh, answer } = useProcedure()
  const act = useAct(signupProblems)
  const { other } = procedure.facts
  const link = other?.link ?? null
  const begun = other !== null && other.state !== 'not-begun'
  const make = () =>
    act.run(async () => {
      await call(makeUserLink, { params: { procedureId: procedure.id }, body: {} })
      await refresh()
    })
  const asked = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a first link is made once, by itself
  useEffect(() => {
    if (link !== null || begun || asked.current) return
    asked.current = true
    void make()
  }, [link, begun])
  const skip = useAct(signupProblems)
  if (begun)
    return (
      <>
        <Banner tone="good" title={t.scanned} live>
          {t.goingOn}
        </Banner>
        <GoOn answer={{ step: 'user-qr' }} />
      </>
    )
  return (
    <>
      <Wrong>{act.wrong}</Wrong>
      {link ? (
        <>
          <p>{t.qrShow}</p>
          <Card>
            <div className="qr-card">
              <QrCode text={link.url} label={t.qrLabel} />
              <p className="type-note text-quiet">{t.qrUntil(format.dateTime(link.expiresAt))}</p>
            </div>
          </Card>
          <OtherWaysIn link={link} />
        </>
      ) : act.pending ? (
        <Skeleton height="18rem" />
      ) : null}
      <div className="flex flex-col gap-3">
        <Button icon="refresh" wide pending={act.pending} onPress={() => void make()}>
          {t.qrAgain}
        </Button>
        <Wrong>{skip.wrong}</Wrong>
        <Button kind="quiet" wide pending={skip.pending} onPress={() => void skip.run(() => answer({ step: 'presence', present: false }))}>
          {t.skip}
        </Button>
      </div>
    </>
  )
}
