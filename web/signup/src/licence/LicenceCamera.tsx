import '../camera/camera.css'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { tokyoDay } from '@tsunagu/kit/format.ts'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { useEffect, useRef, useState } from 'react'
import { FileButton } from '../camera/FileButton.tsx'
import { boxInVideo, pixelsOf, pixelsOfFile } from '../camera/pixels.ts'
import { useCamera } from '../camera/use-camera.ts'
import type { Box } from './picture/grey.ts'
import { readLicence } from './read-licence.ts'
import { fetchReaders, type Readers, readerMegabytes, startReaders } from './reader.ts'
import type { LicenceReading } from './reading.ts'
import { licenceTexts } from './texts.ts'

/** Photographs the front of a licence and reads it here (BUY-22, SGN-08): what leaves this component is the reading, never the picture. */
export function LicenceCamera({ onRead, onGiveUp }: { onRead: (reading: LicenceReading) => void; onGiveUp: () => void }) {
  const t = useTexts(licenceTexts)
  const [taken, setTaken] = useState<Taken | null>(null)
  const [reading, setReading] = useState(false)
  const [trouble, setTrouble] = useState<'not-picture' | 'nothing' | null>(null)
  const load = useReaders()
  const takeFile = async (file: File) => {
    try {
      const picture = await pixelsOfFile(file)
      setTrouble(null)
      setTaken({ picture })
    } catch {
      setTrouble('not-picture')
    }
  }
  if (taken && reading)
    return (
      <Reading
        taken={taken}
        load={load}
        onRead={(read) => {
          setReading(false)
          if (Object.values(read).some(({ value }) => value !== null)) return onRead(read)
          setTrouble('nothing')
          setTaken(null)
        }}
        onCancel={() => setReading(false)}
        onGiveUp={onGiveUp}
      />
    )
  if (taken)
    return (
      <div className="camera">
        <h2 className="type-heading">{t.check}</h2>
        <p className="text-quiet">{t.checkMore}</p>
        <Still taken={taken} label={t.picture} />
        <Button kind="primary" wide autoFocus onPress={() => setReading(true)}>
          {t.use}
        </Button>
        <Button icon="camera" wide onPress={() => setTaken(null)}>
          {t.again}
        </Button>
        <p className="type-small text-quiet">{t.private}</p>
      </div>
    )
  return (
    <div className="camera">
      {trouble === 'not-picture' ? (
        <Banner tone="danger" live>
          {t.notPicture}
        </Banner>
      ) : null}
      {trouble === 'nothing' ? (
        <Banner tone="caution" title={t.nothing} live>
          {t.nothingMore}
        </Banner>
      ) : null}
      <Viewfinder onTaken={setTaken} onFile={(file) => void takeFile(file)} />
      <Button kind="quiet" icon="edit" wide onPress={onGiveUp}>
        {t.giveUp}
      </Button>
      <p className="type-small text-quiet">{t.private}</p>
      <Loading load={load} />
    </div>
  )
}

interface Taken {
  picture: ImageData
  /** Where the frame was. */
  guide?: Box
}

/** The camera's picture with the frame over it; where there is no camera, a file instead (BUY-19). */
function Viewfinder({ onTaken, onFile }: { onTaken: (taken: Taken) => void; onFile: (file: File) => void }) {
  const t = useTexts(licenceTexts)
  const { video, state, askAgain } = useCamera(true)
  const frame = useRef<HTMLDivElement>(null)
  const shoot = () => {
    const shown = video.current
    if (!shown || !frame.current || shown.videoWidth === 0) return
    const picture = pixelsOf(shown)
    onTaken({ picture, guide: boxInVideo(picture, shown.getBoundingClientRect(), frame.current.getBoundingClientRect()) })
  }
  const off = state === 'denied' || state === 'none'
  return (
    <>
      {off ? (
        <Banner
          tone="caution"
          icon="camera"
          title={state === 'denied' ? t.denied : t.none}
          live
          action={state === 'denied' ? <Button onPress={askAgain}>{t.askAgain}</Button> : undefined}
        >
          {state === 'denied' ? t.deniedMore : t.noneMore}
        </Banner>
      ) : null}
      <div className="viewfinder" hidden={off} data-on={state === 'on' || undefined}>
        <video ref={video} muted playsInline autoPlay aria-label={t.viewfinder} />
        <div ref={frame} className="viewfinder-card" aria-hidden="true">
          <i className="viewfinder-photo" />
        </div>
        <p className="viewfinder-say" role="status">
          {state === 'on' ? t.align : t.asking}
        </p>
      </div>
      {off ? null : (
        <Button kind="primary" icon="camera" wide pending={state === 'asking'} onPress={shoot}>
          {t.shoot}
        </Button>
      )}
      <FileButton label={t.choose} primary={off} onFile={onFile} />
    </>
  )
}

/** The picture that was taken; with a frame only what lay in it, a little wider. */
function Still({ taken: { picture, guide }, label }: { taken: Taken; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const on = canvas.current
    if (!on) return
    const box = guide ? wider(guide, picture) : { left: 0, top: 0, width: picture.width, height: picture.height }
    on.width = Math.round(box.width)
    on.height = Math.round(box.height)
    on.getContext('2d')?.putImageData(picture, -Math.round(box.left), -Math.round(box.top))
  }, [picture, guide])
  return <canvas ref={canvas} className="still" role="img" aria-label={label} />
}

function wider(box: Box, { width, height }: ImageData): Box {
  const by = box.width * 0.05
  const left = Math.max(0, box.left - by)
  const top = Math.max(0, box.top - by)
  return { left, top, width: Math.min(width - left, box.width + 2 * by), height: Math.min(height - top, box.height + 2 * by) }
}

interface Load {
  /** 0 to 1. */
  share: number
  state: 'loading' | 'ready' | 'failed'
  again: () => void
}

/** Begins to load when the camera opens, not before: whoever types never pays for it. */
function useReaders(): Load {
  const [share, setShare] = useState(0)
  const [state, setState] = useState<Load['state']>('loading')
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round tries again
  useEffect(() => {
    const stop = new AbortController()
    setState('loading')
    fetchReaders(setShare, stop.signal).then(
      () => setState('ready'),
      () => stop.signal.aborted || setState('failed'),
    )
    return () => stop.abort()
  }, [round])
  return { share, state, again: () => setRound((n) => n + 1) }
}

function Loading({ load: { share, state, again } }: { load: Load }) {
  const t = useTexts(licenceTexts)
  if (state === 'ready') return null
  if (state === 'failed')
    return (
      <Banner tone="danger" title={t.loadFailed} live action={<Button onPress={again}>{t.retry}</Button>}>
        {t.loadFailedMore}
      </Banner>
    )
  return <Progress label={t.loading(readerMegabytes)} share={share} />
}

function Progress({ label, share }: { label: string; share: number }) {
  return (
    <div className="reading-progress">
      <span className="type-small text-quiet" id="reading-progress">
        {label}
      </span>
      <progress max={100} value={Math.round(share * 100)} aria-labelledby="reading-progress" />
    </div>
  )
}

function Reading(props: {
  taken: Taken
  load: Load
  onRead: (reading: LicenceReading) => void
  onCancel: () => void
  onGiveUp: () => void
}) {
  const { taken, load, onRead, onCancel, onGiveUp } = props
  const t = useTexts(licenceTexts)
  const [share, setShare] = useState(0)
  const [failed, setFailed] = useState(false)
  const done = useRef(onRead)
  done.current = onRead
  useEffect(() => {
    if (load.state !== 'ready') return
    const stop = new AbortController()
    let readers: Readers | undefined
    const read = async () => {
      readers = await startReaders()
      const { picture, guide } = taken
      return readLicence(picture, readers, {
        today: tokyoDay(Date.now()),
        onShare: setShare,
        signal: stop.signal,
        ...(guide ? { guide } : {}),
      })
    }
    read()
      .then(
        (reading) => stop.signal.aborted || done.current(reading),
        () => stop.signal.aborted || setFailed(true),
      )
      .finally(() => void readers?.stop())
    return () => stop.abort()
  }, [taken, load.state])
  return (
    <div className="camera" data-reading="">
      <Still taken={taken} label={t.picture} />
      {failed ? (
        <Banner tone="danger" title={t.loadFailed} live>
          {t.loadFailedMore}
        </Banner>
      ) : load.state === 'ready' ? (
        <Progress label={t.reading} share={share} />
      ) : (
        <Loading load={load} />
      )}
      <Button wide onPress={onCancel}>
        {t.cancel}
      </Button>
      <Button kind="quiet" icon="edit" wide onPress={onGiveUp}>
        {t.giveUp}
      </Button>
    </div>
  )
}
