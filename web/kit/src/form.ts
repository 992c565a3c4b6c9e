import { CallFailed } from '@tsunagu/contract/client.ts'
import type { Problem } from '@tsunagu/contract/endpoint.ts'
import { useState } from 'react'
import { useLanguage } from './language.tsx'
import { faultSentence } from './problems.ts'

type Values = Record<string, unknown>
/** Faults by field: code (`required`, `email`, `too-short` …). */
export type Faults<V> = { [K in keyof V]?: string | undefined }

interface Asked<V extends Values> {
  initial: V
  /** What is wrong before anything is sent; `faultsOf(schema)` makes one from the endpoint's own schema. */
  check?: (values: V) => Faults<V>
  send: (values: V) => Promise<void>
  /** Sentences for fault codes, by `field.code` or `code`; the kit has the usual ones. */
  sentences?: Record<string, string>
  /** Told of each change: pass `setDraft` of `useDraft`, which never keeps a secret. */
  onChange?: (values: V) => void
}

export interface FormState<V extends Values> {
  values: V
  set: <K extends keyof V & string>(name: K, value: V[K]) => void
  /** Several at once: what one field's answer fills in others. */
  fill: (some: Partial<V>) => void
  /** Props for a field: `<TextField label=… {...form.field('email')} />`. */
  field: <K extends keyof V & string>(name: K) => { name: K; value: V[K]; onChange: (value: V[K]) => void; error?: string }
  faults: { name: string; sentence: string }[]
  /** A refusal that is not about one field. */
  problem: Problem | null
  pending: boolean
  /** Grows with each attempt that failed: the form moves the focus then. */
  failures: number
  submit: () => Promise<void>
}

/** The state of one form: values, faults from our own check and from the centre, sending. */
export function useForm<V extends Values>({ initial, check, send, sentences, onChange }: Asked<V>): FormState<V> {
  const { language } = useLanguage()
  const [values, setValues] = useState(initial)
  const [codes, setCodes] = useState<Record<string, string | undefined>>({})
  const [problem, setProblem] = useState<Problem | null>(null)
  const [pending, setPending] = useState(false)
  const [failures, setFailures] = useState(0)

  const fill: FormState<V>['fill'] = (found) => {
    const next = { ...values, ...found }
    setValues(next)
    setCodes((now) => ({ ...now, ...Object.fromEntries(Object.keys(found).map((name) => [name, undefined])) }))
    onChange?.(next)
  }
  const set: FormState<V>['set'] = (name, value) => fill({ [name]: value } as unknown as Partial<V>)
  const fail = (found: Record<string, string | undefined>, why: Problem | null) => {
    setCodes(found)
    setProblem(why)
    setFailures((count) => count + 1)
  }
  const submit = async () => {
    if (pending) return
    const found = check?.(values) ?? {}
    if (Object.values(found).some((code) => code !== undefined)) return fail(found as Record<string, string | undefined>, null)
    setPending(true)
    setProblem(null)
    try {
      await send(values)
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error
      const { fields } = error.problem
      const ours = Object.fromEntries(Object.entries(fields ?? {}).filter(([name]) => name in values))
      // A fault at a field says enough; any other problem is said above the form.
      fail(ours, Object.keys(ours).length > 0 ? null : error.problem)
    } finally {
      setPending(false)
    }
  }
  const sentenceOf = (name: string) => {
    const code = codes[name]
    return code === undefined ? undefined : faultSentence(code, language, sentences, name)
  }
  const field: FormState<V>['field'] = (name) => {
    const error = sentenceOf(name)
    return { name, value: values[name], onChange: (value) => set(name, value), ...(error === undefined ? {} : { error }) }
  }
  const faults = Object.keys(codes).flatMap((name) => {
    const sentence = sentenceOf(name)
    return sentence === undefined ? [] : [{ name, sentence }]
  })
  return { values, set, fill, field, faults, problem, pending, failures, submit }
}
