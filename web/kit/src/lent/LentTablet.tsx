import { touchTablet } from '@tsunagu/contract/tablet.ts'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../Button.tsx'
import { defineTexts, useTexts } from '../language.tsx'
import { Sheet } from '../Sheet.tsx'
import { call, codeOf } from '../session.ts'
import { atTabletPage, handBack, leaveFor, lending, mayShow, tabletPage } from './lent.ts'

const texts = defineTexts({
  ja: {
    here: '販売店の端末でお手続き中',
    give: '終わって返す',
    giveTitle: '端末をスタッフにお返しになりますか',
    giveAbout: 'この端末からお客さまの情報が消え、ログアウトします。途中まで入力した内容は安全に保管され、あとで続きから始められます。',
    giveNow: 'お返しする',
    stay: 'お手続きを続ける',
    thereTitle: 'お手続きを続けますか',
    there: (seconds: number) => `操作がないため、あと${seconds}秒で画面を閉じます。入力した内容は保管されます。`,
  },
  en: {
    here: 'You are using your dealer’s device',
    give: 'Finish and hand back',
    giveTitle: 'Hand the device back to the staff?',
    giveAbout: 'You are signed out and this device forgets you. What you have entered is kept safely, and you can go on with it later.',
    giveNow: 'Hand it back',
    stay: 'Go on',
    thereTitle: 'Are you still there?',
    there: (seconds) => `Nobody has touched the screen for a while. It closes in ${seconds} s; what you have entered is kept.`,
  },
})

const noticeSeconds = 60
const tellEveryMs = 20_000
// a page that scrolls by itself is nobody's touch
const touches = ['pointerdown', 'keydown', 'input', 'wheel', 'touchmove'] as const

/** On every page of a browser that is lent: how to give it back, and a blank screen when nobody touches it any more (IMP-24). */
export function LentTablet() {
  const t = useTexts(texts)
  const [asking, setAsking] = useState(false)
  const { left, stay } = useIdle()
  return (
    <>
      <div className="lent">
        <p>{t.here}</p>
        <Button kind="secondary" icon="check" onPress={() => setAsking(true)}>
          {t.give}
        </Button>
      </div>
      <Sheet
        open={asking && left === null}
        onClose={() => setAsking(false)}
        title={t.giveTitle}
        acts={
          <>
            <Button kind="primary" wide onPress={() => void handBack()}>
              {t.giveNow}
            </Button>
            <Button wide onPress={() => setAsking(false)}>
              {t.stay}
            </Button>
          </>
        }
      >
        <p>{t.giveAbout}</p>
      </Sheet>
      <Sheet
        open={left !== null}
        onClose={stay}
        title={t.thereTitle}
        acts={
          <>
            <Button kind="primary" wide autoFocus onPress={stay}>
              {t.stay}
            </Button>
            <Button wide onPress={() => void handBack()}>
              {t.giveNow}
            </Button>
          </>
        }
      >
        <p>{t.there(left ?? 0)}</p>
      </Sheet>
    </>
  )
}

/** Seconds left once somebody should say that they are there; null before. By the clock, for a tablet sleeps. */
function useIdle(): { left: number | null; stay: () => void } {
  const [left, setLeft] = useState<number | null>(null)
  const last = useRef(Date.now())
  const told = useRef(0)
  const idle = useRef<number | null>(null)
  const stay = useRef(() => {
    last.current = Date.now()
    setLeft(null)
  })
  useEffect(() => {
    const tell = async () => {
      told.current = Date.now()
      try {
        idle.current = (await call(touchTablet)).idleSeconds
      } catch (refusal) {
        // the centre has taken it back already; without a line the time here goes on
        if (codeOf(refusal) === 'not-lent') await handBack()
      }
    }
    const touched = () => {
      last.current = Date.now()
      if (Date.now() - told.current > tellEveryMs) void tell()
    }
    const look = () => {
      if (!atTabletPage() && (lending() !== 'lent' || !mayShow(location.pathname))) return leaveFor(tabletPage)
      if (idle.current === null) return
      const seconds = Math.ceil(idle.current - (Date.now() - last.current) / 1000)
      if (seconds <= 0) void handBack()
      // a short time is no shorter for the question
      else setLeft(seconds <= Math.min(noticeSeconds, idle.current / 2) ? seconds : null)
    }
    void tell()
    const timer = setInterval(look, 1000)
    // the question is answered by its button, which touches too
    for (const kind of touches) addEventListener(kind, touched, { passive: true, capture: true })
    document.addEventListener('visibilitychange', look)
    addEventListener('pageshow', look)
    addEventListener('storage', look)
    return () => {
      clearInterval(timer)
      for (const kind of touches) removeEventListener(kind, touched, { capture: true })
      document.removeEventListener('visibilitychange', look)
      removeEventListener('pageshow', look)
      removeEventListener('storage', look)
    }
  }, [])
  return { left, stay: stay.current }
}
