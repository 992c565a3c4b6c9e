import { Sheet } from '@tsunagu/kit/Sheet.tsx'
import { type ReactNode, useState } from 'react'
import { Secret } from './Secret.tsx'

interface SecretSheetProps {
  open: boolean
  onClose: () => void
  /** Over the form. */
  title: string
  /** What the form makes, to be shown this once. */
  made: { title: string; label: string; about?: string }
  /** The form: it tells what it has made, or closes the sheet when there is nothing to show. */
  children: (told: { onMade: (secret: string) => void; close: () => void }) => ReactNode
}

/** A form, and then the secret that it made. */
export function SecretSheet({ open, onClose, title, made, children }: SecretSheetProps) {
  const [secret, setSecret] = useState<string>()
  const { title: madeTitle, ...about } = made
  const close = () => {
    setSecret(undefined)
    onClose()
  }
  return (
    <Sheet open={open} onClose={close} title={secret ? madeTitle : title}>
      {secret ? <Secret {...about} value={secret} onDone={close} /> : children({ onMade: setSecret, close })}
    </Sheet>
  )
}
