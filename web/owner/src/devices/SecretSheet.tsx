import type { Device, DeviceSettings } from '@tsunagu/contract/devices.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { QrCode } from '@tsunagu/kit/QrCode.tsx'
import { Sheet } from '@tsunagu/kit/Sheet.tsx'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { Facts } from '../vehicles/Facts.tsx'
import { deviceTexts } from './texts.ts'

export interface MadeSecret {
  device: Device
  secret: string
  /** When it was made: what was heard before is of an older one. */
  at: string
}

interface SecretSheetProps {
  made: MadeSecret | undefined
  settings: DeviceSettings
  /** The device has been heard since. */
  isHeard: boolean
  onClose: () => void
}

/** What to type into the device, word by word, with the secret that is shown this once. */
export function SecretSheet({ made, settings, isHeard, onClose }: SecretSheetProps) {
  const t = useTexts(deviceTexts)
  return (
    <Sheet
      open={made !== undefined}
      onClose={onClose}
      title={t.secretTitle}
      acts={
        <Button kind="primary" wide onPress={onClose}>
          {t.closeSecret}
        </Button>
      }
    >
      {made ? (
        <div className="flex flex-col gap-5">
          <Banner tone="caution">{made.device.kind === 'ovms' ? t.secretOnce : t.trackerOnce}</Banner>
          {made.device.kind === 'ovms' ? <OfModule made={made} settings={settings} /> : <OfTracker made={made} settings={settings} />}
          <Banner tone={isHeard ? 'good' : 'info'} live>
            {isHeard ? t.heard : t.waiting}
          </Banner>
        </div>
      ) : null}
    </Sheet>
  )
}

function OfModule({ made: { device, secret }, settings }: { made: MadeSecret; settings: DeviceSettings }) {
  const t = useTexts(deviceTexts)
  const facts = [
    { name: t.host, value: settings.host },
    { name: t.port, value: String(settings.mqttPort) },
    { name: t.user, value: device.name ?? '' },
    { name: t.password, value: secret },
  ]
  return (
    <>
      <Settings
        facts={facts}
        more={[
          { name: t.tls, value: t.on },
          { name: t.topic, value: t.topicValue },
          { name: t.vehicle, value: t.vehicleValue },
        ]}
      />
      <a className="link" download="tsunagu.pem" href={`data:application/x-pem-file,${encodeURIComponent(settings.authority)}`}>
        {t.saveAuthority}
      </a>
      <Steps steps={t.ovmsSteps} />
    </>
  )
}

function OfTracker({ made: { secret }, settings }: { made: MadeSecret; settings: DeviceSettings }) {
  const t = useTexts(deviceTexts)
  const facts = [
    { name: t.url, value: settings.trackerUrl },
    { name: t.identifier, value: secret },
  ]
  const plain =
    settings.trackerPort === null ? [] : [{ name: t.plainPort, value: `${settings.host}:${settings.trackerPort} — ${t.plainNote}` }]
  return (
    <>
      <Settings facts={facts} more={plain} />
      <figure className="flex flex-col items-center gap-3">
        <QrCode text={`${settings.trackerUrl}?${new URLSearchParams({ id: secret })}`} label={t.qr} />
        <figcaption className="type-small text-quiet">{t.qrAbout}</figcaption>
      </figure>
      <Steps steps={t.trackerSteps} />
    </>
  )
}

/** `facts` are copied as they stand; `more` is only to be read. */
function Settings({
  facts,
  more,
}: {
  facts: readonly { name: string; value: string }[]
  more: readonly { name: string; value: string }[]
}) {
  const t = useTexts(deviceTexts)
  const copy = async () => {
    await navigator.clipboard.writeText(facts.map(({ name, value }) => `${name}: ${value}`).join('\n'))
    toast(t.copied, 'good')
  }
  return (
    <>
      <div className="card">
        <Facts
          facts={[
            ...facts.map(({ name, value }) => ({
              name,
              value: (
                <code translate="no" className="select-all">
                  {value}
                </code>
              ),
            })),
            ...more,
          ]}
        />
      </div>
      {/* the clipboard is there on safe origins only */}
      {navigator.clipboard ? (
        <Button icon="copy" onPress={() => void copy()}>
          {t.copy}
        </Button>
      ) : null}
    </>
  )
}

function Steps({ steps }: { steps: string }) {
  return (
    <ol className="flex list-decimal flex-col gap-2 ps-6">
      {steps.split('\n').map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  )
}
