import { type CardForm, type CardPageLook, cardPageMessage } from '@tsunagu/contract/payments.ts'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Banner } from '../Banner.tsx'
import { Button } from '../Button.tsx'
import { useLanguage, useTexts } from '../language.tsx'
import { Skeleton } from '../States.tsx'
import { kitTexts } from '../texts.ts'
import { useTheme } from '../theme.tsx'
import { cardTexts } from './texts.ts'

interface CompanyFrameProps {
  form: Extract<CardForm, { kind: 'stand-in' }>
  /** The page says that it is done or over; whether that is true the centre asks. */
  onSettled: () => void
}

const patience = 12_000

/** The card company's own page in a frame on another origin: what is typed there we cannot see. */
export function CompanyFrame({ form, onSettled }: CompanyFrameProps) {
  const t = useTexts(cardTexts)
  const kit = useTexts(kitTexts)
  const { language } = useLanguage()
  const { shown: theme } = useTheme()
  const frame = useRef<HTMLIFrameElement>(null)
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading')
  const [height, setHeight] = useState(480)
  const [attempt, setAttempt] = useState(0)
  const settled = useRef(onSettled)
  settled.current = onSettled

  const look = useCallback(() => {
    const message: CardPageLook = { type: 'tsunagu-card-look', theme, language }
    frame.current?.contentWindow?.postMessage(message, form.origin)
  }, [theme, language, form.origin])
  useEffect(() => {
    if (state === 'shown') look()
  }, [look, state])
  useEffect(() => {
    const hear = ({ origin, source, data }: MessageEvent) => {
      if (origin !== form.origin || source !== frame.current?.contentWindow) return
      const message = cardPageMessage.safeParse(data)
      if (!message.success) return
      if (message.data.state === 'ready') look()
      else if (message.data.state === 'height') setHeight(message.data.height)
      else setState('shown')
      // a step further the page is shorter: its beginning must not stay above the screen
      if (message.data.state === 'step' && (frame.current?.getBoundingClientRect().top ?? 0) < 0) frame.current?.scrollIntoView()
      if (message.data.state === 'succeeded' || message.data.state === 'over') settled.current()
    }
    addEventListener('message', hear)
    return () => removeEventListener('message', hear)
  }, [form.origin, look])
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt has its own patience
  useEffect(() => {
    if (state !== 'loading') return
    const timer = setTimeout(() => setState('failed'), patience)
    return () => clearTimeout(timer)
  }, [state, attempt])

  if (state === 'failed')
    return (
      <Banner
        tone="danger"
        live
        action={
          <Button
            icon="refresh"
            onPress={() => {
              setAttempt(attempt + 1)
              setState('loading')
            }}
          >
            {kit.retry}
          </Button>
        }
      >
        {t.frameFailed}
      </Banner>
    )
  return (
    <div className="card-frame-room">
      {state === 'loading' ? <Skeleton height="22rem" /> : null}
      <iframe
        key={attempt}
        ref={frame}
        src={form.url}
        title={t.frameTitle}
        // its own origin stays its own; it may not steer this page
        sandbox="allow-scripts allow-forms allow-same-origin"
        referrerPolicy="no-referrer"
        className="card-frame"
        data-shown={state === 'shown' || undefined}
        style={{ height: `${height}px` }}
      />
    </div>
  )
}
