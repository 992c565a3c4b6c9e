import type { Spot } from '@tsunagu/kit/CarMap.tsx'
import { useCallback, useEffect, useRef, useState } from 'react'

/** Where this device is: only after it was asked for, and only while the page is open. It never leaves the device. */
export type OwnPosition =
  | { state: 'idle' | 'looking' | 'denied' | 'unavailable' | 'unsupported' }
  | { state: 'known'; spot: Spot; accuracy: number }

export function useOwnPosition(): { own: OwnPosition; ask: () => void } {
  const [own, setOwn] = useState<OwnPosition>({ state: 'geolocation' in navigator ? 'idle' : 'unsupported' })
  const watching = useRef<number | null>(null)
  const ask = useCallback(() => {
    if (!('geolocation' in navigator) || watching.current !== null) return
    setOwn({ state: 'looking' })
    watching.current = navigator.geolocation.watchPosition(
      ({ coords: { latitude, longitude, accuracy } }) => setOwn({ state: 'known', spot: { latitude, longitude }, accuracy }),
      ({ code, PERMISSION_DENIED }) => {
        if (watching.current !== null) navigator.geolocation.clearWatch(watching.current)
        watching.current = null
        setOwn({ state: code === PERMISSION_DENIED ? 'denied' : 'unavailable' })
      },
      { enableHighAccuracy: true, maximumAge: 10_000, timeout: 20_000 },
    )
  }, [])
  useEffect(() => {
    let left = false
    // allowed before: no need to ask again
    void navigator.permissions?.query({ name: 'geolocation' }).then(
      ({ state }) => {
        if (!left && state === 'granted') ask()
      },
      () => {},
    )
    return () => {
      left = true
      if (watching.current !== null) navigator.geolocation.clearWatch(watching.current)
      watching.current = null
    }
  }, [ask])
  return { own, ask }
}
