/** +819012345678 as people in Japan write it: 090-1234-5678. Anything else stays as it is. */
export function nationalPhone(e164: string): string {
  const [, area, middle, end] = /^\+81(\d{2})(\d{4})(\d{4})$/.exec(e164) ?? []
  return area ? `0${area}-${middle}-${end}` : e164
}
