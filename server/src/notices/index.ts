/** Front door of notices for modules above. */
export { inform, type News } from './inform.ts'
