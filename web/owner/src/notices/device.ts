/** A name for this browser that its owner recognises, from what it says about itself: 「Chrome・Android」. Pure. */
export function deviceName(userAgent: string): string {
  const found = (names: readonly (readonly [string, RegExp])[]) => names.find(([, sign]) => sign.test(userAgent))?.[0]
  const browser = found([
    ['Edge', /Edg(e|A|iOS)?\//],
    ['Samsung Internet', /SamsungBrowser\//],
    ['Firefox', /Firefox\/|FxiOS\//],
    ['Chrome', /Chrome\/|CriOS\//],
    ['Safari', /Safari\//],
  ])
  const system = found([
    ['iPhone', /iPhone/],
    ['iPad', /iPad/],
    ['Android', /Android/],
    ['Windows', /Windows/],
    ['Mac', /Macintosh/],
    ['Linux', /Linux/],
  ])
  return [browser ?? 'Browser', system].filter(Boolean).join('・')
}
