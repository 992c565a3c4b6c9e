import { type ReactNode, useState } from 'react'
import { Button as AriaButton, TextField as AriaTextField, FieldError, Group, Input, Label, Text, TextArea } from 'react-aria-components'
import { Icon } from './Icon.tsx'
import { useTexts } from './language.tsx'
import { kitTexts } from './texts.ts'

export interface FieldProps {
  label: string
  name: string
  value: string
  onChange: (value: string) => void
  /** The sentence under the field when it is wrong. */
  error?: string | undefined
  /** Help under the label, before one types. */
  note?: ReactNode
  optional?: boolean
  disabled?: boolean
  autoFocus?: boolean
}

interface TextFieldProps extends FieldProps {
  /** `date`: a day, YYYY-MM-DD, chosen or typed as the browser lets one. */
  type?: 'text' | 'email' | 'url' | 'search' | 'date'
  /** The HTML word for autofill: `email`, `name`, `postal-code` … (WCAG 1.3.5). */
  autoComplete?: string
  inputMode?: 'text' | 'numeric' | 'email' | 'tel'
  placeholder?: string
  maxLength?: number
  /** More than one line. */
  long?: boolean
}

export function TextField(props: TextFieldProps) {
  const { type = 'text', autoComplete, inputMode, placeholder, maxLength, long = false, ...field } = props
  const shadow = placeholder ? { placeholder } : {}
  return (
    <Field
      field={field}
      more={{
        type,
        ...(autoComplete ? { autoComplete } : {}),
        ...(inputMode ? { inputMode } : {}),
        ...(maxLength ? { maxLength } : {}),
      }}
    >
      {long ? <TextArea className="input" {...shadow} /> : <Input className="input" {...shadow} />}
    </Field>
  )
}

/** A telephone number as people write it; full-width digits are turned into plain ones. */
export function PhoneField(props: FieldProps) {
  return (
    <Field
      field={{ ...props, onChange: (value) => props.onChange(plainDigits(value)) }}
      more={{ type: 'tel', inputMode: 'tel', autoComplete: 'tel-national', maxLength: 16 }}
    >
      <Input className="input" placeholder="090-0000-0000" />
    </Field>
  )
}

/** `fresh`: a password being chosen, so that password managers offer one. */
export function PasswordField({ fresh = false, ...field }: FieldProps & { fresh?: boolean }) {
  const t = useTexts(kitTexts)
  const [shown, show] = useState(false)
  return (
    <Field field={field} more={{ type: shown ? 'text' : 'password', autoComplete: fresh ? 'new-password' : 'current-password' }}>
      <Group className="input-group">
        <Input className="input" autoCapitalize="none" spellCheck={false} />
        <AriaButton className="icon-button" aria-label={shown ? t.hidePassword : t.showPassword} onPress={() => show(!shown)}>
          <Icon name={shown ? 'eye-off' : 'eye'} size={20} />
        </AriaButton>
      </Group>
    </Field>
  )
}

/** A mailed code: one input for pasting, autofill and screen readers, drawn as boxes. `onComplete` when the last digit is there. */
export function CodeField({ length = 6, onComplete, ...field }: FieldProps & { length?: number; onComplete?: (code: string) => void }) {
  const t = useTexts(kitTexts)
  const take = (written: string) => {
    const code = plainDigits(written).replaceAll(/\D/g, '').slice(0, length)
    field.onChange(code)
    if (code.length === length && code !== field.value) onComplete?.(code)
  }
  return (
    <Field field={{ ...field, onChange: take }} more={{ type: 'text', inputMode: 'numeric', autoComplete: 'one-time-code' }}>
      <div className="code">
        <Input className="code-input" pattern="[0-9]*" />
        <div className="code-boxes" aria-hidden="true">
          {Array.from({ length }, (_, place) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: the boxes are places, they never move
              key={place}
              className="code-box"
              data-next={place === Math.min(field.value.length, length - 1) || undefined}
            >
              {field.value[place] ?? ''}
            </span>
          ))}
        </div>
      </div>
      <span className="only-heard" role="status">
        {field.value ? t.digitsOf(field.value.length, length) : ''}
      </span>
    </Field>
  )
}

/** Full-width digits and hyphens, as a Japanese keyboard gives them, become plain ones. */
export const plainDigits = (written: string) => written.normalize('NFKC').replaceAll(/[‐‑–—―ー−]/g, '-')

function Field(props: { field: FieldProps; more: Partial<React.ComponentProps<typeof AriaTextField>>; children: ReactNode }) {
  const { label, name, value, onChange, error, note, optional = false, disabled = false, autoFocus = false } = props.field
  const t = useTexts(kitTexts)
  return (
    <AriaTextField
      className="field"
      name={name}
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      isRequired={!optional}
      isDisabled={disabled}
      autoFocus={autoFocus}
      validationBehavior="aria"
      {...props.more}
    >
      <Label className="field-label">
        {label}
        {optional ? <span className="field-optional">{t.optional}</span> : null}
      </Label>
      {note ? (
        <Text slot="description" className="field-note">
          {note}
        </Text>
      ) : null}
      {props.children}
      <FieldFault>{error}</FieldFault>
    </AriaTextField>
  )
}

/** The sentence at a field; nothing when the field is right. */
export function FieldFault({ children }: { children: ReactNode }) {
  return (
    <FieldError className="field-error">
      <Icon name="warning" size={18} />
      <span>{children}</span>
    </FieldError>
  )
}
