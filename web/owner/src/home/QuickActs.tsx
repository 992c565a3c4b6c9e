import { brand } from '@tsunagu/contract/brand.ts'
import { Icon, type IconName } from '@tsunagu/kit/Icon.tsx'
import { useBoth, useTexts } from '@tsunagu/kit/language.tsx'
import { useId } from 'react'
import { Button as AriaButton, Link as AriaLink } from 'react-aria-components'
import type { Asking } from '../remote/asking.ts'
import type { Ask } from '../remote/operations.ts'
import { remoteTexts } from '../remote/texts.ts'
import { whyWithout } from '../vehicles/services.ts'
import { useWhyNot } from '../vehicles/why-not.ts'

/** Lock, refresh, find: one thumb away. A reason stands under the row when one of them cannot be used. */
export function QuickActs({ asking }: { asking: Asking }) {
  const t = useTexts(remoteTexts)
  const both = useBoth()
  const reasonId = useId()
  const whyLock = useWhyNot()(asking.whyNot('lock-doors'))
  const without = whyWithout(asking.vehicle, 'remote-check') !== null
  const finder = whyWithout(asking.vehicle, 'car-finder') === null
  if (without && whyLock && !finder) return null
  return (
    <div>
      <ul className="quick">
        <Act icon="lock" label={t.lockShort} ask="lock-doors" asking={asking} {...(whyLock ? { inert: reasonId } : {})} />
        {without ? null : <Act icon="refresh" label={t.refreshShort} ask="refresh" asking={asking} />}
        {finder ? (
          <li>
            <AriaLink href="/finder" className="quick-act">
              <span className="quick-mark">
                <Icon name="pin" />
              </span>
              <span>{both(brand.services.carFinder)}</span>
            </AriaLink>
          </li>
        ) : null}
      </ul>
      {whyLock ? (
        <p id={reasonId} className="type-note text-quiet mt-3 text-center">
          {whyLock}
        </p>
      ) : null}
    </div>
  )
}

function Act({ icon, label, ask, asking, inert }: { icon: IconName; label: string; ask: Ask; asking: Asking; inert?: string }) {
  const busy = asking.busy(ask)
  return (
    <li>
      <AriaButton
        className="quick-act"
        isPending={busy}
        onPress={() => {
          if (!inert) asking.tap(ask)
        }}
        {...(inert ? { 'aria-disabled': true, 'aria-describedby': inert } : {})}
      >
        <span className="quick-mark">{busy ? <span className="spinner" aria-hidden="true" /> : <Icon name={icon} />}</span>
        <span>{label}</span>
      </AriaButton>
    </li>
  )
}
