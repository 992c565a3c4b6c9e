import '../camera/camera.css'
import type { Plate } from '@tsunagu/contract/signup.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { useEffect, useRef, useState } from 'react'
import { FileButton } from '../camera/FileButton.tsx'
import { pixelsOf, pixelsOfFile } from '../camera/pixels.ts'
import { useCamera } from '../camera/use-camera.ts'
import { codeJoiner } from './joined-codes.ts'
import { type ScanState, scanState } from './scan-state.ts'
import { certificateTexts } from './texts.ts'

interface Read {
  chassisNumber: string | null
  plate: Plate | null
}

/** Milliseconds between two looks: a phone stays cool, a person does not wait. */
const pause = 150

/** Fills the form from the certificate's QR codes; nothing more, as they are not signed. A light car is told at once (PDL-09). */
export function CertificateScan({ onRead, onGiveUp }: { onRead: (read: Read) => void; onGiveUp: () => void }) {
  const t = useTexts(certificateTexts)
  const [state, setState] = useState<ScanState>({ kind: 'looking' })
  const [trouble, setTrouble] = useState<'none' | 'not-picture' | 'failed' | null>(null)
  const joiner = useRef(codeJoiner())
  const done = useRef(onRead)
  done.current = onRead
  const looking = state.kind !== 'kei' && state.kind !== 'read' && trouble !== 'failed'
  const camera = useCamera(looking)
  const look = async (picture: ImageData): Promise<number> => {
    const { readCodes } = await import('./decoder.ts')
    const symbols = await readCodes(picture)
    const next = scanState(joiner.current.take(symbols))
    setState(next)
    if (next.kind === 'read') done.current({ chassisNumber: next.chassisNumber, plate: next.plate })
    return symbols.length
  }
  const lookAgain = useRef(look)
  lookAgain.current = look
  const { video, state: cameraState } = camera
  useEffect(() => {
    if (!looking || cameraState !== 'on') return
    let timer: ReturnType<typeof setTimeout>
    let gone = false
    const round = async () => {
      const shown = video.current
      if (shown && shown.videoWidth > 0) await lookAgain.current(pixelsOf(shown))
      if (!gone) timer = setTimeout(next, pause)
    }
    const next = () => void round().catch(() => gone || setTrouble('failed'))
    next()
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [looking, cameraState, video])
  const takeFile = async (file: File) => {
    setTrouble(null)
    const picture = await pixelsOfFile(file).catch(() => null)
    if (!picture) return setTrouble('not-picture')
    try {
      if ((await look(picture)) === 0) setTrouble('none')
    } catch {
      setTrouble('failed')
    }
  }
  const startAnew = () => {
    joiner.current = codeJoiner()
    setTrouble(null)
    setState({ kind: 'looking' })
  }
  const byHand = (
    <Button kind="quiet" icon="edit" wide onPress={onGiveUp}>
      {t.byHand}
    </Button>
  )
  if (state.kind === 'kei')
    return (
      <div className="camera">
        <Banner tone="caution" icon="car" title={t.kei} live>
          {t.keiMore}
        </Banner>
        <Button icon="refresh" wide onPress={startAnew}>
          {t.anotherCar}
        </Button>
        {byHand}
      </div>
    )
  const off = cameraState === 'denied' || cameraState === 'none'
  return (
    <div className="camera">
      <p className="text-quiet">{t.lead}</p>
      {trouble ? (
        <Banner tone="danger" live action={trouble === 'failed' ? <Button onPress={startAnew}>{t.retry}</Button> : undefined}>
          {trouble === 'failed' ? t.failed : trouble === 'none' ? t.none1 : t.notPicture}
        </Banner>
      ) : null}
      {off ? (
        <Banner
          tone="caution"
          icon="camera"
          title={cameraState === 'denied' ? t.denied : t.none}
          live
          action={cameraState === 'denied' ? <Button onPress={camera.askAgain}>{t.askAgain}</Button> : undefined}
        >
          {t.offMore}
        </Banner>
      ) : null}
      <div className="viewfinder" hidden={off} data-on={cameraState === 'on' || undefined}>
        <video ref={video} muted playsInline autoPlay aria-label={t.viewfinder} />
        <div className="viewfinder-square" aria-hidden="true" />
        <p className="viewfinder-say" role="status">
          {cameraState === 'on' ? sentence(t, state) : t.asking}
        </p>
      </div>
      {off && state.kind === 'part' ? (
        <Banner tone="info" live>
          {t.progress(state.seen, state.of)}
        </Banner>
      ) : null}
      <FileButton label={t.choose} primary={off} onFile={(file) => void takeFile(file)} />
      {byHand}
      <p className="type-small text-quiet">{t.private}</p>
    </div>
  )
}

function sentence(t: (typeof certificateTexts)['ja'], state: ScanState): string {
  if (state.kind === 'part') return t.progress(state.seen, state.of)
  if (state.kind === 'other-set') return t.other
  return state.kind === 'strange' ? t.strange : t.align
}
