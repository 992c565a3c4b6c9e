import { createContext, useContext, useSyncExternalStore } from 'react'

/** Whether `/api/live` is open; the shell keeps it. */
export const LineContext = createContext(false)
export const useLineOpen = () => useContext(LineContext)

function listen(listener: () => void): () => void {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

/** Whether this device has a network, as far as it knows. */
export const useOnline = () => useSyncExternalStore(listen, () => navigator.onLine)
