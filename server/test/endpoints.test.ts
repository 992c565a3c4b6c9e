import { endpoints } from '@tsunagu/contract/endpoints.ts'
import { liveStream, staffLiveStream } from '@tsunagu/contract/platform.ts'
import { describe, expect, it } from 'vitest'
import { modules } from '../src/modules.ts'

describe('the contract and the doors', () => {
  const served = modules.flatMap((module) => module.endpoints ?? []).map(({ endpoint }) => endpoint.id)

  it('serves every endpoint of the contract, once', () => {
    expect(served.toSorted()).toEqual(
      endpoints
        .map(({ id }) => id)
        .filter((id) => id !== liveStream.id && id !== staffLiveStream.id)
        .toSorted(),
    )
  })

  it('has no two endpoints at one address', () => {
    const addresses = endpoints.map(({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, ':')}`)
    expect(addresses).toEqual([...new Set(addresses)])
  })
})
