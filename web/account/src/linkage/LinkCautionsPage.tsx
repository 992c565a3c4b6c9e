import { Cautions } from './Cautions.tsx'
import { linkingAt } from './flow.ts'

/** Procedure ①, step 8. */
export const LinkCautionsPage = () => <Cautions next={linkingAt('identity')} />
