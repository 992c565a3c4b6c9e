/** Area codes of two figures after the 0: the rest of a fixed number falls into four and four. */
const largest = /^\+81(3|6)(\d{4})(\d{4})$/
const mobile = /^\+81(\d{2})(\d{4})(\d{4})$/

/** +819012345678 as people in Japan write it: 090-1234-5678, 03-1234-5678. Where an area code ends is not known for others: 0451234567. */
export function nationalPhone(e164: string): string {
  const [, area, middle, end] = largest.exec(e164) ?? mobile.exec(e164) ?? []
  if (area) return `0${area}-${middle}-${end}`
  return e164.replace(/^\+81/, '0')
}
