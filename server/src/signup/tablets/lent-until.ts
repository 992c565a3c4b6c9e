import type { Work } from '../../platform/work.ts'

/** The page blanks itself first; this is for one that was closed, or sleeps. */
const graceMs = 60_000

export const lentUntil = ({ config, now }: Pick<Work, 'config' | 'now'>): Date =>
  new Date(now.getTime() + config.TABLET_MINUTES * 60_000 + graceMs)
