import { useEffect, useSyncExternalStore } from 'react'
import { IconButton } from './Button.tsx'
import { Icon } from './Icon.tsx'
import { useTexts } from './language.tsx'
import { kitTexts } from './texts.ts'

interface Told {
  id: number
  sentence: string
  tone: 'good' | 'bad' | 'plain'
}
let told: readonly Told[] = []
let lastId = 0
const listeners = new Set<() => void>()
const change = (next: readonly Told[]) => {
  told = next
  for (const listener of listeners) listener()
}

/** Says one sentence that needs no answer. An error that needs one belongs at its place on the page, not here. */
export function toast(sentence: string, tone: Told['tone'] = 'plain'): void {
  lastId += 1
  change([...told.filter((one) => one.sentence !== sentence).slice(-2), { id: lastId, sentence, tone }])
}
const dismiss = (id: number) => change(told.filter((one) => one.id !== id))

/** Stands once in KitProvider; a polite live region that is always there, so that screen readers hear what comes. */
export function ToastRegion() {
  const t = useTexts(kitTexts)
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => told,
  )
  return (
    // the mark: pressing it is not a press outside of a sheet, and a sheet does not hide it from who hears it
    <section className="toasts" data-react-aria-top-layer="true" aria-label={t.toastRegion} aria-live="polite">
      {shown.map((one) => (
        <Toast key={one.id} told={one} />
      ))}
    </section>
  )
}

/** Long enough to read one sentence, and kept while a person points at it or stands on it. */
const readingMs = 5000

function Toast({ told: { id, sentence, tone } }: { told: Told }) {
  const t = useTexts(kitTexts)
  useEffect(() => {
    const leave = () => {
      const element = document.getElementById(`toast-${id}`)
      if (element?.matches(':hover, :focus-within')) timer = setTimeout(leave, readingMs / 2)
      else dismiss(id)
    }
    let timer = setTimeout(leave, readingMs)
    return () => clearTimeout(timer)
  }, [id])
  return (
    <div id={`toast-${id}`} className="toast">
      {tone === 'plain' ? null : <Icon name={tone === 'good' ? 'check' : 'warning'} size={20} />}
      <p>{sentence}</p>
      <IconButton icon="close" label={t.closeToast} size={18} onPress={() => dismiss(id)} />
    </div>
  )
}
