/** Small choices of this device (theme, language); a browser that forbids storage simply forgets. */
export function kept(name: string): string | null {
  try {
    return localStorage.getItem(`tsunagu.${name}`)
  } catch {
    return null
  }
}

export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`tsunagu.${name}`, value)
  } catch {
    // forbidden: the choice lasts until the page is left
  }
}
