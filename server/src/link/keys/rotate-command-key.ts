import type { Work } from '../../platform/work.ts'
import { signalReplicas } from '../signal-replicas.ts'
import { putNewCommandKey } from './command-keys.ts'

/** Makes a successor of the command key. Cars learn it signed by the key they hold, and are asked with it once they say that they have it. */
export async function rotateCommandKey(work: Work): Promise<void> {
  await putNewCommandKey(work.db, work.config)
  await signalReplicas(work, { keys: true })
}
