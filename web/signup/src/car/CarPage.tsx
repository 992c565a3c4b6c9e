import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { Sheet } from '@tsunagu/kit/Sheet.tsx'
import { Skeleton } from '@tsunagu/kit/States.tsx'
import { TextField } from '@tsunagu/kit/TextField.tsx'
import { Suspense, useState } from 'react'
import { useProcedure } from '../frame/procedure.ts'
import { useStepForm } from '../frame/step-form.ts'
import { DiffersNote } from '../identity/DiffersNote.tsx'
import { signupProblems } from '../problems.ts'
import { type CarValues, chassisOf, emptyCar, faultsOfCar, partsOf, plateOf, plateShown, valuesOfCar } from './car-form.ts'
import { CertificateScan } from './certificate-scan.ts'
import { NumbersHelp } from './NumbersHelp.tsx'
import { carTexts } from './texts.ts'

/** Which car: typed, or read from the certificate's code (PDL-10, PDL-11). Kei cars are told here once more (PDL-09). */
export function CarPage() {
  const t = useTexts(carTexts)
  const { answer, procedure } = useProcedure()
  const { car } = procedure.facts
  const [scanning, setScanning] = useState(false)
  const form = useStepForm<CarValues>({
    initial: { ...emptyCar, ...(valuesOfCar(car?.chassisNumber ?? null, car?.plate ?? null) as CarValues) },
    check: faultsOfCar,
    sentences: {
      'chassisFirst.invalid': t['chassis.invalid'],
      'chassisSecond.invalid': t['chassis.invalid'],
      'region.invalid': t['region.invalid'],
      'classNumber.invalid': t['class.invalid'],
      'plateKana.invalid': t['plateKana.invalid'],
      'serial.invalid': t['serial.invalid'],
    },
    send: (values) => answer({ step: 'car', chassisNumber: chassisOf(values), plate: plateOf(values) }),
  })
  const first = form.field('chassisFirst')
  const shown = plateShown(form.values)
  return (
    <>
      <DiffersNote />
      <Button icon="qr" wide onPress={() => setScanning(true)}>
        {t.scan}
      </Button>
      <Sheet open={scanning} onClose={() => setScanning(false)} title={t.scan}>
        <Suspense fallback={<Skeleton height="16rem" />}>
          <CertificateScan
            onRead={({ chassisNumber, plate }) => {
              form.fill(valuesOfCar(chassisNumber, plate))
              setScanning(false)
            }}
            onGiveUp={() => setScanning(false)}
          />
        </Suspense>
      </Sheet>
      <Form
        form={form}
        problems={signupProblems}
        labels={{
          chassisFirst: t.chassisFirst,
          chassisSecond: t.chassisSecond,
          region: t.region,
          classNumber: t.classNumber,
          plateKana: t.plateKana,
          serial: t.serial,
        }}
      >
        <fieldset className="field-part">
          <legend className="type-heading">{t.chassis}</legend>
          <p className="field-note">{t.chassisNote}</p>
          <div className="chassis-parts">
            <TextField
              label={t.chassisFirst}
              maxLength={23}
              {...first}
              onChange={(value) => {
                const both = partsOf(value)
                if (both) form.fill(both)
                else first.onChange(value)
              }}
            />
            <TextField label={t.chassisSecond} inputMode="numeric" maxLength={7} {...form.field('chassisSecond')} />
          </div>
        </fieldset>
        <fieldset className="field-part">
          <legend className="type-heading">{t.plate}</legend>
          <div className="plate-parts">
            <TextField label={t.region} placeholder="品川" maxLength={4} {...form.field('region')} />
            <TextField label={t.classNumber} placeholder="330" maxLength={3} {...form.field('classNumber')} />
            <TextField label={t.plateKana} placeholder="つ" maxLength={1} {...form.field('plateKana')} />
            <TextField label={t.serial} placeholder="12-07" inputMode="numeric" maxLength={5} {...form.field('serial')} />
          </div>
          <p className="plate" role="img" aria-label={shown ? t.plateSays(shown) : t.plate} data-empty={shown === null || undefined}>
            <PlatePicture text={shown} />
          </p>
        </fieldset>
        <NumbersHelp />
        <Banner icon="info">{t.helpKei}</Banner>
        <Button kind="primary" type="submit" wide pending={form.pending}>
          {t.confirm}
        </Button>
      </Form>
    </>
  )
}

/** Two lines as on the metal: what one has typed is compared at a glance. */
function PlatePicture({ text }: { text: string | null }) {
  const [region, classNumber, kana, serial] = text?.split(' ') ?? ['・・', '・・・', '・', '・・-・・']
  return (
    <span aria-hidden="true">
      <span className="plate-top">
        {region} {classNumber}
      </span>
      <span className="plate-bottom">
        <small>{kana}</small>
        {serial}
      </span>
    </span>
  )
}
