import { useCallback, useEffect, useRef, useState } from 'react'

/** `asking`: the browser may be asking the person. `denied`: they said no, or the phone does. `none`: there is no camera here. */
export type CameraState = 'asking' | 'on' | 'denied' | 'none'

/** The rear camera in a video element while the page is open; given back at once when it closes. `wanted` false lets go of it. */
export function useCamera(wanted: boolean) {
  const [state, setState] = useState<CameraState>('asking')
  const [round, setRound] = useState(0)
  const video = useRef<HTMLVideoElement | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks again
  useEffect(() => {
    if (!wanted) return
    let stream: MediaStream | undefined
    let gone = false
    setState('asking')
    const open = async () => {
      // Missing where the page is not secure: on a phone over plain HTTP.
      if (!navigator.mediaDevices?.getUserMedia) return setState('none')
      try {
        stream = await navigator.mediaDevices.getUserMedia({
          audio: false,
          video: { facingMode: { ideal: 'environment' }, width: { ideal: 1920 }, height: { ideal: 1080 } },
        })
      } catch (error) {
        const name = error instanceof DOMException ? error.name : ''
        if (!gone) setState(name === 'NotAllowedError' || name === 'SecurityError' ? 'denied' : 'none')
        return
      }
      if (gone || !video.current) return stop(stream)
      video.current.srcObject = stream
      await video.current.play().catch(() => {})
      if (!gone) setState('on')
    }
    void open()
    return () => {
      gone = true
      stop(stream)
    }
  }, [wanted, round])
  return { video, state, askAgain: useCallback(() => setRound((n) => n + 1), []) }
}

function stop(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop()
}
