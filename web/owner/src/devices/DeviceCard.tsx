import { type Device, removeDevice, renewDevicePassword, setDevicePin } from '@tsunagu/contract/devices.ts'
import { since } from '@tsunagu/kit/age.ts'
import { Badge } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Form } from '@tsunagu/kit/Form.tsx'
import { useForm } from '@tsunagu/kit/form.ts'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { useNow } from '@tsunagu/kit/now.ts'
import { ConfirmDialog, Sheet } from '@tsunagu/kit/Sheet.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { TextField } from '@tsunagu/kit/TextField.tsx'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { useState } from 'react'
import { useProven } from '../accounts/proven.ts'
import { Facts } from '../vehicles/Facts.tsx'
import { useReadAgain } from './devices.ts'
import { deviceProblems } from './problems.ts'
import type { MadeSecret } from './SecretSheet.tsx'
import { deviceTexts } from './texts.ts'

interface DeviceCardProps {
  vehicleId: string
  device: Device
  onMade: (made: MadeSecret) => void
}

/** One device: when it was heard last, and what its owner can change of it. */
export function DeviceCard({ vehicleId, device, onMade }: DeviceCardProps) {
  const t = useTexts(deviceTexts)
  const { language } = useLanguage()
  const now = useNow()
  const readAgain = useReadAgain(vehicleId)
  const proven = useProven(deviceProblems)
  const [asked, setAsked] = useState<'renew' | 'remove' | 'pin'>()
  const params = { vehicleId, deviceId: device.id }
  const close = () => setAsked(undefined)
  const go = (act: () => Promise<void>) =>
    proven(async () => {
      await act()
      await readAgain()
    })
  const renew = () =>
    go(async () => {
      const { secret } = await call(renewDevicePassword, { params })
      onMade({ device, secret, at: new Date().toISOString() })
    })
  const remove = () =>
    go(async () => {
      await call(removeDevice, { params })
      toast(t.removed, 'good')
    })
  const heard = device.lastHeardAt === null ? t.heardNever : since(device.lastHeardAt, now, language)
  return (
    <article className="card flex flex-col gap-4" aria-label={device.label}>
      <div className="device-head">
        <Icon name={device.kind === 'ovms' ? 'car' : 'pin'} />
        <div className="min-w-0 grow">
          <h3 className="type-heading">{device.label}</h3>
          <p className="type-small text-quiet">{device.kind === 'ovms' ? t.ovms : t.tracker}</p>
        </div>
        {device.kind === 'ovms' ? <Badge tone={device.hasPin ? 'good' : 'plain'}>{device.hasPin ? t.pinSet : t.pinNotSet}</Badge> : null}
      </div>
      <Facts
        facts={[
          { name: t.lastHeard, value: heard },
          ...(device.name ? [{ name: t.user, value: <code translate="no">{device.name}</code> }] : []),
        ]}
      />
      {device.kind === 'ovms' && !device.hasPin ? <p className="type-small text-quiet">{t.pinNeeded}</p> : null}
      {device.refusedMessages > 0 ? <p className="type-small text-quiet">{t.refused(device.refusedMessages)}</p> : null}
      <div className="flex flex-wrap gap-3">
        <Button icon="key" onPress={() => setAsked('renew')}>
          {device.kind === 'ovms' ? t.renew : t.renewTracker}
        </Button>
        {device.kind === 'ovms' ? (
          <Button icon="lock" onPress={() => setAsked('pin')}>
            {device.hasPin ? t.setPin : t.addPin}
          </Button>
        ) : null}
        <Button kind="quiet" icon="trash" onPress={() => setAsked('remove')}>
          {t.remove}
        </Button>
      </div>
      <ConfirmDialog open={asked === 'renew'} onClose={close} title={t.renewAsk} confirm={t.renewDo} onConfirm={renew}>
        {t.renewText}
      </ConfirmDialog>
      <ConfirmDialog
        open={asked === 'remove'}
        onClose={close}
        title={t.removeAsk(device.label)}
        confirm={t.removeDo}
        danger
        onConfirm={remove}
      >
        {t.removeText}
      </ConfirmDialog>
      <PinSheet
        title={device.hasPin ? t.setPin : t.addPin}
        open={asked === 'pin'}
        onClose={close}
        onSend={(pin) =>
          go(async () => {
            await call(setDevicePin, { params, body: { pin } })
            toast(pin === null ? t.pinRemoved : t.pinSaved, 'good')
          })
        }
      />
    </article>
  )
}

/** Empty takes the PIN away. */
function PinSheet({
  title,
  open,
  onClose,
  onSend,
}: {
  title: string
  open: boolean
  onClose: () => void
  onSend: (pin: string | null) => Promise<void>
}) {
  const t = useTexts(deviceTexts)
  const form = useForm({
    initial: { pin: '' },
    check: ({ pin }) => ({ pin: /^[0-9A-Za-z]{0,16}$/.test(pin) ? undefined : 'pin-fault' }),
    send: async ({ pin }) => {
      onClose()
      await onSend(pin || null)
    },
  })
  return (
    <Sheet open={open} onClose={onClose} title={title}>
      <Form form={form} labels={{ pin: t.pin }} problems={deviceProblems}>
        <TextField label={t.pin} note={t.pinNote} optional autoFocus autoComplete="off" {...form.field('pin')} />
        <Button kind="primary" type="submit" wide pending={form.pending}>
          {t.savePin}
        </Button>
      </Form>
    </Sheet>
  )
}
