import { useSyncExternalStore } from 'react'

/** Chromium's offer to install the app; other browsers have it in their own menus. */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>
}
let offer: InstallOffer | null = null
const listeners = new Set<() => void>()
const set = (next: InstallOffer | null) => {
  offer = next
  for (const listener of listeners) listener()
}

/** Called once at the start: the offer comes early and only once. */
export function keepInstallOffer(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    set(event as InstallOffer)
  })
  addEventListener('appinstalled', () => set(null))
}

/** How to install the app, while the browser offers it. */
export function useInstall(): (() => void) | null {
  const offered = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => offer,
  )
  if (!offered) return null
  return () => {
    void offered.prompt().then(() => set(null))
  }
}
