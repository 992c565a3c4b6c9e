/** Front door of `linkage`. */
export { addCard, type OldCard } from './add-card.ts'
export { isLinked } from './is-linked.ts'
export { issueCard } from './issue-card.ts'
export { linkNeeded } from './link-needed.ts'
export { releaseVehicle } from './release-vehicle.ts'
