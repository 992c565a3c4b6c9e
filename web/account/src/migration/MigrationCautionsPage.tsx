import { Cautions } from '../linkage/Cautions.tsx'
import { migratingAt } from './flow.ts'

/** Procedure ②, step 3. */
export const MigrationCautionsPage = () => <Cautions next={migratingAt('terms')} />
