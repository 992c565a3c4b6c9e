import { flatly } from '@tsunagu/kit/flat.ts'
import { type Faults, type FormState, useForm } from '@tsunagu/kit/form.ts'
import { useProcedure } from './procedure.ts'

type Values = Record<string, string | boolean>

interface Asked<V extends Values> {
  /** What stands there before the person has typed anything; what was typed lies over it. */
  initial: V
  check?: (values: V) => Faults<V>
  send: (values: V) => Promise<unknown>
  sentences?: Record<string, string>
  /** Tidies or fills what hangs on the field just changed. */
  follow?: (values: V, before: V) => Partial<V>
}

/** A form of a step: begins with the draft, keeps every change in it, shows the centre's faults at the fields. */
export function useStepForm<V extends Values>({ initial, check, send, sentences }: Asked<V>): FormState<V> {
  const { draft, setDraft } = useProcedure()
  const drafted = Object.fromEntries(
    Object.entries(initial).map(([name, value]) => {
      const kept = draft[name]
      return [name, typeof kept === typeof value ? kept : value]
    }),
  ) as V
  return useForm<V>({
    initial: drafted,
    ...(check ? { check } : {}),
    ...(sentences ? { sentences } : {}),
    onChange: (values) => setDraft(values),
    send: async (values) => {
      await flatly(() => send(values))
    },
  })
}
