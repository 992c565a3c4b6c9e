import { type ReactNode, useId } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { Icon, type IconName } from './Icon.tsx'
import { useTexts } from './language.tsx'
import { kitTexts } from './texts.ts'

interface ButtonProps {
  children: ReactNode
  kind?: 'primary' | 'secondary' | 'quiet' | 'danger'
  icon?: IconName
  /** As wide as its surroundings. */
  wide?: boolean
  /** It is working: stays focusable, does nothing, says so. */
  pending?: boolean
  /** Why it cannot be used now. Shown under the button and read with it; the button stays reachable by keyboard. */
  disabledReason?: string | undefined
  type?: 'button' | 'submit'
  autoFocus?: boolean
  onPress?: () => void
}

export function Button(props: ButtonProps) {
  const { children, kind = 'secondary', icon, wide, pending = false, disabledReason, type = 'button', autoFocus = false, onPress } = props
  const t = useTexts(kitTexts)
  const reasonId = useId()
  const inert = disabledReason !== undefined
  const button = (
    <AriaButton
      className={`button button-${kind}`}
      type={inert ? 'button' : type}
      isPending={pending}
      autoFocus={autoFocus}
      data-wide={wide || undefined}
      onPress={() => {
        if (!inert) onPress?.()
      }}
      {...(inert ? { 'aria-disabled': true, 'aria-describedby': reasonId } : {})}
    >
      {pending ? <span className="spinner" role="img" aria-label={t.working} /> : icon ? <Icon name={icon} size={20} /> : null}
      <span>{children}</span>
    </AriaButton>
  )
  if (!inert) return button
  return (
    <div>
      {button}
      <p id={reasonId} className="button-reason type-note">
        <Icon name="info" size={16} />
        {disabledReason}
      </p>
    </div>
  )
}

/** A button that is only a picture; `label` is its name for everyone who does not see it. */
export function IconButton(props: {
  icon: IconName
  label: string
  onPress?: () => void
  disabled?: boolean
  slot?: string
  size?: number
}) {
  const { icon, label, onPress, disabled = false, slot, size = 22 } = props
  return (
    <AriaButton
      className="icon-button"
      aria-label={label}
      isDisabled={disabled}
      {...(onPress ? { onPress } : {})}
      {...(slot ? { slot } : {})}
    >
      <Icon name={icon} size={size} />
    </AriaButton>
  )
}
