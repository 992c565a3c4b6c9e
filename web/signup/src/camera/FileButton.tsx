import { Button } from '@tsunagu/kit/Button.tsx'
import { useRef } from 'react'

/** A picture from the device's own camera app, or one that is there already; works where a page may not use the camera itself. */
export function FileButton({ label, primary = false, onFile }: { label: string; primary?: boolean; onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        tabIndex={-1}
        aria-hidden="true"
        data-picture=""
        onChange={({ target }) => {
          const [file] = target.files ?? []
          target.value = ''
          if (file) onFile(file)
        }}
      />
      <Button icon="file" wide kind={primary ? 'primary' : 'secondary'} onPress={() => input.current?.click()}>
        {label}
      </Button>
    </>
  )
}
