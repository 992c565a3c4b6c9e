import { type ReactNode, useState } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button, IconButton } from './Button.tsx'
import { useTexts } from './language.tsx'
import { kitTexts } from './texts.ts'

interface SheetProps {
  open: boolean
  onClose: () => void
  title: string
  children: ReactNode
  /** Buttons; the main one first. They lie under the thumb on a phone and at the right on a desktop. */
  acts?: ReactNode
  /** On a desktop at the side instead of the middle. */
  side?: boolean
}

/** From below on a phone, a dialog on a desktop. Keeps the focus inside, closes by Escape or a press outside. */
export function Sheet({ open, onClose, title, children, acts, side = false }: SheetProps) {
  const t = useTexts(kitTexts)
  return (
    <ModalOverlay className="veil" isOpen={open} onOpenChange={(next) => next || onClose()} isDismissable data-side={side || undefined}>
      <Modal className="sheet" data-side={side || undefined}>
        <Dialog className="sheet-inside">
          <div className="sheet-head">
            <Heading slot="title" level={2} className="type-heading">
              {title}
            </Heading>
            <IconButton icon="close" label={t.close} onPress={onClose} />
          </div>
          <div className="sheet-body">{children}</div>
          {acts ? <div className="sheet-acts">{acts}</div> : null}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

interface ConfirmProps {
  open: boolean
  onClose: () => void
  title: string
  children: ReactNode
  /** The verb on the button: 「施錠する」, never "OK". */
  confirm: string
  danger?: boolean
  /** While it runs the dialog stays; it closes when the promise is kept. A refusal is the caller's to show. */
  onConfirm: () => void | Promise<void>
}

/** Asks before something that cannot simply be undone. Cannot be pressed away by accident; Escape and the second button leave it. */
export function ConfirmDialog({ open, onClose, title, children, confirm, danger = false, onConfirm }: ConfirmProps) {
  const t = useTexts(kitTexts)
  const [pending, setPending] = useState(false)
  const go = async () => {
    setPending(true)
    try {
      await onConfirm()
      onClose()
    } finally {
      setPending(false)
    }
  }
  return (
    <ModalOverlay className="veil" isOpen={open} onOpenChange={(next) => next || pending || onClose()}>
      <Modal className="sheet">
        <Dialog role="alertdialog" className="sheet-inside">
          <div className="sheet-head">
            <Heading slot="title" level={2} className="type-heading">
              {title}
            </Heading>
          </div>
          <div className="sheet-body text-quiet">{children}</div>
          <div className="sheet-acts">
            <Button kind={danger ? 'danger' : 'primary'} wide pending={pending} onPress={() => void go()}>
              {confirm}
            </Button>
            <Button kind="secondary" wide autoFocus onPress={onClose}>
              {t.cancel}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
