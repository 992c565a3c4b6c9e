import type { ReactNode } from 'react'
import {
  Button as AriaButton,
  RadioGroup as AriaRadioGroup,
  Select as AriaSelect,
  CheckboxButton,
  CheckboxField,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  RadioButton,
  RadioField,
  SelectValue,
  SwitchButton,
  SwitchField,
  Text,
} from 'react-aria-components'
import { Icon } from './Icon.tsx'
import { useTexts } from './language.tsx'
import { FieldFault } from './TextField.tsx'
import { kitTexts } from './texts.ts'

interface OnOff {
  children: ReactNode
  /** A quieter line under the words. */
  about?: ReactNode
  name?: string
  selected: boolean
  onChange: (selected: boolean) => void
  disabled?: boolean
}

export function Checkbox({ children, about, name, selected, onChange, disabled = false, error }: OnOff & { error?: string | undefined }) {
  return (
    <CheckboxField
      className="field"
      isSelected={selected}
      onChange={onChange}
      isDisabled={disabled}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      {...(name ? { name } : {})}
    >
      <CheckboxButton className="choice">
        <span className="choice-mark choice-mark-box">
          <Icon name="check" size={18} />
        </span>
        <Words about={about}>{children}</Words>
      </CheckboxButton>
      <FieldFault>{error}</FieldFault>
    </CheckboxField>
  )
}

/** A setting that takes effect at once; the words stand left, the switch right. */
export function Switch({ children, about, name, selected, onChange, disabled = false }: OnOff) {
  return (
    <SwitchField isSelected={selected} onChange={onChange} isDisabled={disabled} {...(name ? { name } : {})}>
      <SwitchButton className="choice choice-switch">
        <Words about={about}>{children}</Words>
        <span className="switch-track">
          <span className="switch-thumb" />
        </span>
      </SwitchButton>
    </SwitchField>
  )
}

export interface Option<V extends string> {
  value: V
  label: string
  about?: string
  disabled?: boolean
}
interface OneOf<V extends string> {
  label: string
  name?: string
  options: readonly Option<V>[]
  value: V | null
  onChange: (value: V) => void
  error?: string | undefined
  note?: ReactNode
}

export function RadioGroup<V extends string>({ label, name, options, value, onChange, error, note }: OneOf<V>) {
  return (
    <AriaRadioGroup
      className="field"
      value={value}
      onChange={(next) => onChange(next as V)}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      {...(name ? { name } : {})}
    >
      <Label className="field-label">{label}</Label>
      {note ? (
        <Text slot="description" className="field-note">
          {note}
        </Text>
      ) : null}
      <div className="choice-list">
        {options.map((option) => (
          <RadioField key={option.value} value={option.value} isDisabled={option.disabled ?? false}>
            <RadioButton className="choice">
              <span className="choice-mark choice-mark-round" />
              <Words about={option.about}>{option.label}</Words>
            </RadioButton>
          </RadioField>
        ))}
      </div>
      <FieldFault>{error}</FieldFault>
    </AriaRadioGroup>
  )
}

export function Select<V extends string>({ label, name, options, value, onChange, error, note }: OneOf<V>) {
  const t = useTexts(kitTexts)
  return (
    <AriaSelect
      className="field"
      value={value}
      onChange={(next) => {
        if (next !== null) onChange(next as V)
      }}
      isInvalid={error !== undefined}
      placeholder={t.chooseOne}
      validationBehavior="aria"
      {...(name ? { name } : {})}
    >
      <Label className="field-label">{label}</Label>
      {note ? (
        <Text slot="description" className="field-note">
          {note}
        </Text>
      ) : null}
      <AriaButton className="input select-button">
        <SelectValue />
        <Icon name="chevron-down" size={20} />
      </AriaButton>
      <FieldFault>{error}</FieldFault>
      <Popover className="popover">
        <ListBox>
          {options.map((option) => (
            <ListBoxItem
              key={option.value}
              id={option.value}
              textValue={option.label}
              className="option"
              isDisabled={option.disabled ?? false}
            >
              {({ isSelected }) => (
                <>
                  <Words about={option.about}>{option.label}</Words>
                  {isSelected ? <Icon name="check" size={18} /> : null}
                </>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}

function Words({ children, about }: { children: ReactNode; about: ReactNode }) {
  return (
    <span>
      {children}
      {about ? <span className="choice-about">{about}</span> : null}
    </span>
  )
}
