import { Button } from '@tsunagu/kit/Button.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { useForm } from '@tsunagu/kit/form.ts'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { TextField } from '@tsunagu/kit/TextField.tsx'
import { type CarView, useAct } from '../cars.ts'
import { words } from '../words.ts'
import { unitTexts } from './texts.ts'

/** The line to the centre; a car that is not on it yet is enrolled here, with the code from the dealer. */
export function LineScreen({ car }: { car: CarView }) {
  const t = useTexts(unitTexts)
  const word = useTexts(words)
  const { format } = useLanguage()
  const { line } = car
  if (car.carId === null) return <Enrol name={car.name} />
  return (
    <dl className="unit-facts unit-facts-wide">
      <div>
        <dt>{t.state}</dt>
        <dd>
          {word[line.state]}
          <span className="type-note text-quiet block">{t.since(format.dateTime(line.since))}</span>
        </dd>
      </div>
      <div>
        <dt>{t.buffered}</dt>
        <dd>{t.pieces(line.buffered)}</dd>
      </div>
      {line.certificateUntil ? (
        <div>
          <dt>{t.certificate}</dt>
          <dd>{format.date(line.certificateUntil)}</dd>
        </div>
      ) : null}
    </dl>
  )
}

function Enrol({ name }: { name: string }) {
  const t = useTexts(unitTexts)
  const act = useAct(name)
  const form = useForm({
    initial: { code: '' },
    check: ({ code }) => ({ code: code.trim() === '' ? 'required' : undefined }),
    sentences: { 'code.required': t.codeNeeded },
    send: async ({ code }) => {
      await act('enrol', { code: code.trim() })
    },
  })
  return (
    <div className="unit-enrol">
      <h3 className="type-heading">{t.enrol}</h3>
      <p className="type-small text-quiet">{t.enrolMore}</p>
      <Form form={form} labels={{ code: t.code }}>
        <TextField label={t.code} maxLength={200} {...form.field('code')} />
        <Button kind="primary" type="submit" pending={form.pending}>
          {t.enrolNow}
        </Button>
      </Form>
    </div>
  )
}
