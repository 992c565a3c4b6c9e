/** What linkage tells. Ids only. */
export type CardLinked = { type: 'linkage.card-linked'; accountId: string; cardId: string }
