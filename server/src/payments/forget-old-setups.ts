import type { Work } from '../platform/work.ts'
import { forgetSetups } from './queries.ts'

const days = 30

/** A setup is over after a day; some weeks more help whoever looks for what went wrong. */
export const forgetOldSetups = ({ db, now }: Work) => forgetSetups(db, new Date(now.getTime() - days * 24 * 3600_000))
