import { useQueryClient } from '@tanstack/react-query'
import type { Vehicle } from '@tsunagu/contract/vehicles.ts'
import { Banner } from '@tsunagu/kit/Banner.tsx'
import { Link, LinkButton } from '@tsunagu/kit/Link.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { useEffect } from 'react'
import { applyAt, contractAt, useContract } from './contract.ts'
import { contractTexts } from './texts.ts'

/** Why the remote services wait: no contract, one that has not begun, one that is over (GLK-32); and where to go. */
export function NoContract({ vehicle }: { vehicle: Vehicle }) {
  const t = useTexts(contractTexts)
  const { data: contract } = useContract(vehicle)
  useReadAgain(vehicle.id, contract?.state === 'free' || contract?.state === 'paid')
  if (vehicle.role !== 'owner')
    return (
      <Banner tone="caution" title={t.needed}>
        {t.neededOther}
      </Banner>
    )
  const title = contract?.state === 'applied' ? t.neededApplied : contract?.state === 'ended' ? t.neededEnded : t.needed
  const about = contract?.state === 'applied' ? t.appliedAbout : contract?.state === 'ended' ? t.endedAbout : t.neededAbout
  return (
    <Banner
      tone="caution"
      title={title}
      action={
        <div className="flex flex-wrap items-center gap-3">
          {contract?.apply ? (
            <LinkButton kind="primary" href={applyAt(vehicle.id)}>
              {t.apply}
            </LinkButton>
          ) : null}
          <Link alone href={contractAt(vehicle.id)}>
            {t.see}
          </Link>
        </div>
      }
    >
      {about}
    </Banner>
  )
}

/** The contract has begun while the page was open: what was refused before is asked for again. */
function useReadAgain(vehicleId: string, begun: boolean): void {
  const client = useQueryClient()
  useEffect(() => {
    if (begun) void client.invalidateQueries({ queryKey: ['remote', vehicleId] })
  }, [client, vehicleId, begun])
}
