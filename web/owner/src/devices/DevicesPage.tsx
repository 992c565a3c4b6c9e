import type { Device, DeviceSettings } from '@tsunagu/contract/devices.ts'
import type { Vehicle } from '@tsunagu/contract/vehicles.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Section } from '@tsunagu/kit/Card.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { EmptyState, ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { useState } from 'react'
import { problems } from '../problems.ts'
import { PresenceLine } from '../remote/PresenceLine.tsx'
import { Page } from '../shell/Page.tsx'
import { useVehicle } from '../vehicles/garage.ts'
import { AddDevice } from './AddDevice.tsx'
import { DeviceCard } from './DeviceCard.tsx'
import { devicesAt, useDevices, useWatchDevices } from './devices.ts'
import { Arrived, Programs, Words } from './Heard.tsx'
import { type MadeSecret, SecretSheet } from './SecretSheet.tsx'
import { deviceTexts } from './texts.ts'

/** 車とつなぐ: devices of the owner's own that speak for a car without our unit. `adding`: the sheet that adds one is open. */
export function DevicesPage({ vehicleId, adding }: { vehicleId: string; adding: boolean }) {
  const t = useTexts(deviceTexts)
  const { data: vehicle, error, refetch } = useVehicle(vehicleId)
  return (
    <Page title={t.title} lead={t.lead} back={`/garage/${vehicleId}`} {...(vehicle ? { backLabel: vehicle.name } : {})} narrow>
      {vehicle ? (
        <OfVehicle vehicle={vehicle} adding={adding} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} problems={problems} />
      ) : (
        <Skeleton height="16rem" />
      )}
    </Page>
  )
}

function OfVehicle({ vehicle, adding }: { vehicle: Vehicle; adding: boolean }) {
  const t = useTexts(deviceTexts)
  const mine = vehicle.role === 'owner'
  const { data, error, refetch } = useDevices(vehicle.id, mine)
  const [made, setMade] = useState<MadeSecret>()
  useWatchDevices(vehicle.id, mine && data?.hasUnit === false && data.devices.length > 0)
  if (!mine) return <Banner>{t.notOwner}</Banner>
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} problems={problems} /> : <Skeleton height="16rem" />
  const { devices, settings, hasUnit, presence, signals, words } = data
  return (
    <>
      {hasUnit ? (
        <Banner tone="info" title={t.hasUnit}>
          {t.hasUnitText}
        </Banner>
      ) : (
        <Devices vehicleId={vehicle.id} devices={devices} onMade={setMade} presence={presence} />
      )}
      {devices.length > 0 && !hasUnit ? (
        <>
          <Arrived signals={signals} />
          <Words words={words} devices={devices} />
        </>
      ) : null}
      <Programs vehicleId={vehicle.id} settings={settings} />
      <AddDevice vehicleId={vehicle.id} open={adding && !hasUnit && made === undefined} onMade={setMade} />
      <ShownSecret made={made} settings={settings} devices={devices} onClose={() => setMade(undefined)} />
    </>
  )
}

function Devices({
  vehicleId,
  devices,
  presence,
  onMade,
}: {
  vehicleId: string
  devices: readonly Device[]
  presence: Parameters<typeof PresenceLine>[0]['presence']
  onMade: (made: MadeSecret) => void
}) {
  const t = useTexts(deviceTexts)
  const addAt = `${devicesAt(vehicleId)}?add=device`
  if (devices.length === 0)
    return (
      <EmptyState
        icon="car"
        title={t.emptyTitle}
        action={
          <LinkButton kind="primary" icon="plus" href={addAt}>
            {t.add}
          </LinkButton>
        }
      >
        {t.emptyText}
      </EmptyState>
    )
  return (
    <Section
      title={t.devices}
      action={
        <LinkButton icon="plus" href={addAt}>
          {t.add}
        </LinkButton>
      }
    >
      <PresenceLine presence={presence} />
      {devices.map((device) => (
        <DeviceCard key={device.id} vehicleId={vehicleId} device={device} onMade={onMade} />
      ))}
    </Section>
  )
}

/** Says at its foot whether the device has been heard since. */
function ShownSecret(props: { made: MadeSecret | undefined; settings: DeviceSettings; devices: readonly Device[]; onClose: () => void }) {
  const { made, settings, devices, onClose } = props
  const heardAt = devices.find(({ id }) => id === made?.device.id)?.lastHeardAt ?? null
  const isHeard = made !== undefined && heardAt !== null && heardAt > made.at
  return <SecretSheet made={made} settings={settings} isHeard={isHeard} onClose={onClose} />
}
