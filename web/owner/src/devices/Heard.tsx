import { alertSaid } from '@tsunagu/contract/device-alerts.ts'
import type { Device, DeviceSettings, DeviceWord } from '@tsunagu/contract/devices.ts'
import type { Measured } from '@tsunagu/contract/link.ts'
import { AgeText } from '@tsunagu/kit/AgeText.tsx'
import { Section } from '@tsunagu/kit/Card.tsx'
import { List, ListItem } from '@tsunagu/kit/List.tsx'
import { useBoth, useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { Facts } from '../vehicles/Facts.tsx'
import { deviceTexts } from './texts.ts'

type Signals = Readonly<Record<string, Measured>>
/** Name, path, how the signal's own unit becomes the one shown, its digits. */
const shown = [
  ['soc', 'Vehicle.Powertrain.TractionBattery.StateOfCharge.Current', Math.round, 0, '%'],
  ['range', 'Vehicle.Powertrain.Range', (metres: number) => Math.round(metres / 1000), 0, 'km'],
  ['voltage', 'Vehicle.LowVoltageBattery.CurrentVoltage', (volts: number) => volts, 1, 'V'],
  ['speed', 'Vehicle.Speed', Math.round, 0, 'km/h'],
  ['odometer', 'Vehicle.TraveledDistance', Math.floor, 0, 'km'],
] as const

/** Does anything arrive, and how old is it? */
export function Arrived({ signals }: { signals: Signals }) {
  const t = useTexts(deviceTexts)
  const { format } = useLanguage()
  const facts = [...positionOf(signals, t.position), ...lockOf(signals, t)]
  for (const [name, path, shownAs, digits, unit] of shown) {
    const signal = signals[path]
    if (typeof signal?.value !== 'number') continue
    facts.push({ name: t[name], value: `${format.fixed(shownAs(signal.value), digits)} ${unit}`, at: signal.confirmedAt })
  }
  return (
    <Section title={t.latest}>
      <p className="type-small text-quiet">{t.latestAbout}</p>
      <div className="card">
        {facts.length === 0 ? (
          <p className="text-quiet">{t.heardNever}</p>
        ) : (
          <Facts facts={facts.map(({ name, value, at }) => ({ name, value, mark: <AgeText at={at} short /> }))} />
        )}
      </div>
    </Section>
  )
}

interface Said {
  name: string
  value: string
  at: string
}

function positionOf(signals: Signals, name: string): Said[] {
  const latitude = signals['Vehicle.CurrentLocation.Latitude']
  const longitude = signals['Vehicle.CurrentLocation.Longitude']
  if (typeof latitude?.value !== 'number' || typeof longitude?.value !== 'number') return []
  return [{ name, value: `${latitude.value.toFixed(4)}, ${longitude.value.toFixed(4)}`, at: latitude.confirmedAt }]
}

function lockOf(signals: Signals, t: { lockedNow: string; locked: string; unlocked: string }): Said[] {
  const lock = signals['Vehicle.Cabin.Door.Row1.DriverSide.IsLocked']
  return typeof lock?.value === 'boolean' ? [{ name: t.lockedNow, value: lock.value ? t.locked : t.unlocked, at: lock.confirmedAt }] : []
}

/** Alerts in our words, everything else as the device said it. */
export function Words({ words, devices }: { words: readonly DeviceWord[]; devices: readonly Device[] }) {
  const t = useTexts(deviceTexts)
  const both = useBoth()
  const labelOf = (id: string) => devices.find((device) => device.id === id)?.label ?? ''
  return (
    <Section title={t.words}>
      {words.length === 0 ? (
        <p className="text-quiet">{t.wordsEmpty}</p>
      ) : (
        <div className="card" data-flush>
          <List label={t.words}>
            {words.slice(0, 10).map(({ id, kind, subtype, text, at, deviceId }) => (
              <ListItem
                key={id}
                icon={kind === 'alert' || kind === 'error' ? 'warning' : 'info'}
                title={kind === 'alert' ? both(alertSaid(subtype)) : <span translate="no">{text || subtype}</span>}
                about={
                  <>
                    {labelOf(deviceId)}・<AgeText at={at} short />
                  </>
                }
              />
            ))}
          </List>
        </div>
      )}
    </Section>
  )
}

export function Programs({ vehicleId, settings }: { vehicleId: string; settings: DeviceSettings }) {
  const t = useTexts(deviceTexts)
  return (
    <Section title={t.programs}>
      <div className="card flex flex-col gap-3">
        <p className="text-quiet">{t.programsAbout}</p>
        <Facts
          facts={[
            {
              name: t.vissAddress,
              value: (
                <code translate="no">
                  {settings.vissUrl}/{vehicleId}
                </code>
              ),
            },
          ]}
        />
      </div>
    </Section>
  )
}
