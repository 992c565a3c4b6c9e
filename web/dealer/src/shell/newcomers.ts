/** Who is new among those who wait. The first look tells nobody: one sees the list oneself. */
export function newcomers<W extends { id: string }>(
  known: ReadonlySet<string> | null,
  waiting: readonly W[],
): { news: W[]; known: Set<string> } {
  return { news: known === null ? [] : waiting.filter(({ id }) => !known.has(id)), known: new Set(waiting.map(({ id }) => id)) }
}
