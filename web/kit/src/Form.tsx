import { type ReactNode, useEffect, useRef } from 'react'
import { Form as AriaForm } from 'react-aria-components'
import type { FormState } from './form.ts'
import { Icon } from './Icon.tsx'
import { useLanguage, useTexts } from './language.tsx'
import { type ProblemSentences, problemSentence } from './problems.ts'
import { kitTexts } from './texts.ts'

interface FormProps<V extends Record<string, unknown>> {
  form: FormState<V>
  /** What each field is called in the summary. */
  labels: { [K in keyof V]?: string }
  problems?: ProblemSentences
  children: ReactNode
}

/** A form whose failures are said at the fields and in a summary that takes the focus (WCAG 3.3.1, 3.3.3). */
export function Form<V extends Record<string, unknown>>({ form, labels, problems, children }: FormProps<V>) {
  const t = useTexts(kitTexts)
  const { language } = useLanguage()
  const summary = useRef<HTMLDivElement>(null)
  const inside = useRef<HTMLFormElement>(null)
  const wrong = form.faults.length > 0 || form.problem !== null
  useEffect(() => {
    if (form.failures > 0) summary.current?.focus()
  }, [form.failures])
  const goTo = (name: string) => {
    const found = inside.current?.elements.namedItem(name)
    const target = found instanceof RadioNodeList ? found[0] : found
    if (target instanceof HTMLElement) target.focus()
  }
  return (
    <AriaForm
      ref={inside}
      className="flex flex-col gap-6"
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit()
      }}
    >
      {wrong ? (
        <div ref={summary} tabIndex={-1} role="alert" className="faults">
          <p className="faults-title">
            <Icon name="warning" size={20} />
            {form.problem ? problemSentence(form.problem, language, problems) : t.faults(form.faults.length)}
          </p>
          {form.faults.length > 0 ? (
            <ul>
              {form.faults.map((fault) => (
                <li key={fault.name}>
                  <button type="button" onClick={() => goTo(fault.name)}>
                    {(labels as Record<string, string | undefined>)[fault.name] ?? fault.name}
                  </button>
                </li>
              ))}
            </ul>
          ) : null}
        </div>
      ) : null}
      {children}
    </AriaForm>
  )
}
