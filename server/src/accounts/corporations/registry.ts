/** The registry of this centre, for a look-up that a person waits for. A verb has no way outside: `module.ts` lays it here at the start. */
import type { Config } from '../../platform/config.ts'
import type { Centre } from '../../platform/module.ts'
import type { Corporations } from '../../platform/outside/corporations.ts'

const registries = new WeakMap<Config, Corporations>()

export const useRegistry = ({ config, outside }: Centre): void => void registries.set(config, outside.corporations)

export function registryOf(config: Config): Corporations {
  const registry = registries.get(config)
  if (!registry) throw new Error('the centre has not started')
  return registry
}
