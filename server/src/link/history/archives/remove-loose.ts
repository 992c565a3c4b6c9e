import type { JobDoor } from '../../../platform/module.ts'
import type { Archive } from '../../../platform/outside/archive.ts'
import { deleteLoose, listLoose } from './queries.ts'

/** Removes the files that no row names any more; broken off it goes on with the next night. */
export async function removeLoose(door: JobDoor, archive: Archive): Promise<void> {
  for (const name of await door.work(({ db, now }) => listLoose(db, now))) {
    await archive.remove(name)
    await door.work(({ db }) => deleteLoose(db, name))
  }
}
