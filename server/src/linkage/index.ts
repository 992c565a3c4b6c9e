/** Front door of `linkage`. */
export { isLinked } from './is-linked.ts'
export { issueCard } from './issue-card.ts'
