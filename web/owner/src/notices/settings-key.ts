/** The topic of live changes is `notices`. */
export const settingsKey = ['notices', undefined, 'settings'] as const
