/** Front door of `notices`. */
export { inform } from './inform.ts'
