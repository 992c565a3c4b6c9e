/** Front door of `payments`. */
export { currentMethod } from './current-method.ts'
export { allowDirectDebit } from './debit/allow-direct-debit.ts'
