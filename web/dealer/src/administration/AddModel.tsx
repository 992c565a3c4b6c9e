import { useQueryClient } from '@tanstack/react-query'
import { addModel, type Model, plugServices, type Service, services, takesPlug } from '@tsunagu/contract/vehicles.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Checkbox, type Option, Select } from '@tsunagu/kit/Choice.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { faultsOf } from '@tsunagu/kit/faults.ts'
import { useForm } from '@tsunagu/kit/form.ts'
import { useFresh } from '@tsunagu/kit/fresh.tsx'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { plainDigits, TextField } from '@tsunagu/kit/TextField.tsx'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { problems } from '../problems.ts'
import { modelsToSellKey } from '../purchases/purchases.ts'
import { modelsKey } from './administration.ts'
import { bodyTexts, headUnitTexts, modelTexts, powertrainTexts, serviceTexts } from './model-texts.ts'

type Values = Omit<Model, 'id' | 'year'> & { year: string }
/** What a petrol car has no inlet for is not sent, whatever was ticked before. */
const bodyOf = ({ year, ...values }: Values) => {
  const plug = takesPlug(values.powertrain)
  return {
    ...values,
    year: year === '' ? null : Number(year),
    quickInlet: plug && values.quickInlet,
    services: values.services.filter((service) => plug || !plugServices.includes(service)),
  }
}
const byContract = faultsOf<ReturnType<typeof bodyOf>>(addModel.body)

const optionsOf = <V extends string>(words: Readonly<Record<V, string>>): Option<V>[] =>
  (Object.entries(words) as [V, string][]).map(([value, label]) => ({ value, label }))

/** A new model with what it can do (GEN-03). */
export function AddModel({ onDone }: { onDone: () => void }) {
  const t = useTexts(modelTexts)
  const client = useQueryClient()
  const withFresh = useFresh()
  const form = useForm<Values>({
    initial: {
      name: '',
      code: '',
      year: '',
      grade: '',
      powertrain: 'petrol',
      body: 'sedan',
      headUnit: 'plus',
      quickInlet: false,
      kei: false,
      services: [],
    },
    check: (values) => byContract(bodyOf(values)),
    sentences: {
      'code.invalid': t['code.invalid'],
      'year.invalid': t['year.invalid'],
      'year.too-short': t['year.invalid'],
      'year.too-long': t['year.invalid'],
      'services.too-short': t.servicesNeeded,
      'services.required': t.servicesNeeded,
    },
    send: async (values) => {
      const added = await withFresh(() => call(addModel, { body: { ...bodyOf(values), year: Number(values.year) } }))
      await Promise.all([modelsKey, modelsToSellKey].map((queryKey) => client.invalidateQueries({ queryKey })))
      toast(t.added(`${added.name} ${added.grade}`), 'good')
      onDone()
    },
  })
  const { values } = form
  const plug = takesPlug(values.powertrain)
  return (
    <Form form={form} labels={{ name: t.name, code: t.code, year: t.year, grade: t.grade, services: t.services }} problems={problems}>
      <TextField label={t.name} note={t.nameNote} autoComplete="off" maxLength={40} {...form.field('name')} />
      <TextField label={t.code} note={t.codeNote} autoComplete="off" maxLength={20} {...form.field('code')} />
      <div className="field-pair">
        <TextField
          label={t.year}
          note={t.yearNote}
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          {...form.field('year')}
          onChange={(year) => form.set('year', plainDigits(year))}
        />
        <TextField label={t.grade} autoComplete="off" maxLength={30} {...form.field('grade')} />
      </div>
      <Select label={t.powertrain} options={optionsOf(useTexts(powertrainTexts))} {...form.field('powertrain')} />
      <Select label={t.body} options={optionsOf(useTexts(bodyTexts))} {...form.field('body')} />
      <Select label={t.headUnit} options={optionsOf(useTexts(headUnitTexts))} {...form.field('headUnit')} />
      <fieldset className="ticks">
        <legend className="field-label">{t.equipment}</legend>
        {plug ? (
          <Checkbox name="quickInlet" selected={values.quickInlet} onChange={(on) => form.set('quickInlet', on)}>
            {t.quickInlet}
          </Checkbox>
        ) : null}
        <Checkbox name="kei" selected={values.kei} onChange={(on) => form.set('kei', on)} about={t.keiAbout}>
          {t.kei}
        </Checkbox>
      </fieldset>
      <ServiceTicks offered={services.filter((service) => plug || !plugServices.includes(service))} {...form.field('services')} />
      <Button kind="primary" type="submit" wide pending={form.pending}>
        {t.save}
      </Button>
    </Form>
  )
}

interface ServiceTicksProps {
  name: string
  offered: readonly Service[]
  value: readonly Service[]
  onChange: (value: Service[]) => void
  error?: string
}

function ServiceTicks({ name, offered, value, onChange, error }: ServiceTicksProps) {
  const t = useTexts(modelTexts)
  const words = useTexts(serviceTexts)
  return (
    <fieldset className="ticks">
      <legend className="field-label">{t.services}</legend>
      <p className="field-note">{t.servicesNote}</p>
      {offered.map((service) => (
        <Checkbox
          key={service}
          name={name}
          selected={value.includes(service)}
          onChange={(on) => onChange(on ? [...value, service] : value.filter((one) => one !== service))}
        >
          {words[service]}
        </Checkbox>
      ))}
      {error ? (
        <p className="field-error">
          <Icon name="warning" size={18} />
          {error}
        </p>
      ) : null}
    </fieldset>
  )
}
