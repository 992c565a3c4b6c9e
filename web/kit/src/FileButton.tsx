import { FileTrigger } from 'react-aria-components'
import { Button } from './Button.tsx'
import type { IconName } from './Icon.tsx'

interface FileButtonProps {
  children: string
  icon?: IconName
  /** MIME types that may be chosen. */
  types: readonly string[]
  pending?: boolean
  onFile: (file: File) => void
}

/** A button that lets one file be chosen, or a picture be taken. */
export function FileButton({ children, icon = 'camera', types, pending = false, onFile }: FileButtonProps) {
  return (
    <FileTrigger
      acceptedFileTypes={types}
      onSelect={(files) => {
        const file = files?.[0]
        if (file) onFile(file)
      }}
    >
      <Button icon={icon} wide pending={pending}>
        {children}
      </Button>
    </FileTrigger>
  )
}
