import { useRouter } from '@tanstack/react-router'
import { addDevice, type DeviceKind } from '@tsunagu/contract/devices.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { RadioGroup } from '@tsunagu/kit/Choice.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { useForm } from '@tsunagu/kit/form.ts'
import { useFresh } from '@tsunagu/kit/fresh.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { Sheet } from '@tsunagu/kit/Sheet.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { TextField } from '@tsunagu/kit/TextField.tsx'
import { useState } from 'react'
import { devicesAt, useReadAgain } from './devices.ts'
import { deviceProblems } from './problems.ts'
import type { MadeSecret } from './SecretSheet.tsx'
import { deviceTexts } from './texts.ts'

/** Which kind, what it is called, and for a module the car's PIN; then its secret is shown. */
export function AddDevice({ vehicleId, open, onMade }: { vehicleId: string; open: boolean; onMade: (made: MadeSecret) => void }) {
  const t = useTexts(deviceTexts)
  const { history } = useRouter()
  const readAgain = useReadAgain(vehicleId)
  const [kind, setKind] = useState<DeviceKind>('ovms')
  const withFresh = useFresh()
  const close = () => history.replace(devicesAt(vehicleId))
  const form = useForm({
    initial: { label: '', pin: '' },
    check: ({ label, pin }) => ({
      label: label.trim().length > 30 ? 'too-long' : undefined,
      pin: kind === 'tracker' || /^[0-9A-Za-z]{0,16}$/.test(pin) ? undefined : 'pin-fault',
    }),
    send: async ({ label, pin }) => {
      const body = { kind, label: label.trim() || (kind === 'ovms' ? t.ovmsLabel : t.trackerLabel), pin: (kind === 'ovms' && pin) || null }
      const { device, secret } = await withFresh(() => call(addDevice, { params: { vehicleId }, body }))
      onMade({ device, secret, at: new Date().toISOString() })
      await readAgain()
      close()
    },
  })
  return (
    <Sheet open={open} onClose={close} title={t.add}>
      <Form form={form} labels={{ label: t.label, pin: t.pin }} problems={deviceProblems}>
        <RadioGroup
          label={t.kind}
          name="kind"
          value={kind}
          onChange={setKind}
          options={[
            { value: 'ovms', label: t.ovms, about: t.ovmsAbout },
            { value: 'tracker', label: t.tracker, about: t.trackerAbout },
          ]}
        />
        <TextField
          label={t.label}
          note={t.labelNote}
          optional
          placeholder={kind === 'ovms' ? t.ovmsLabel : t.trackerLabel}
          {...form.field('label')}
        />
        {kind === 'ovms' ? <TextField label={t.pin} note={t.pinNote} optional autoComplete="off" {...form.field('pin')} /> : null}
        <Button kind="primary" type="submit" wide pending={form.pending}>
          {t.create}
        </Button>
      </Form>
    </Sheet>
  )
}
