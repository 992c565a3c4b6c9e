/** Front door of `signup`. */
export { enterPurchase } from './purchases/open-purchase.ts'
