/** 法人番号: 13 digits, the first of which checks the other twelve (National Tax Agency: 9 − Σ Pn·Qn mod 9, Q = 1, 2 from the right). */
export function checkDigitFits(number: string): boolean {
  if (!/^\d{13}$/.test(number)) return false
  const sum = [...number.slice(1)].reverse().reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 2), 0)
  return 9 - (sum % 9) === Number(number[0])
}

/** As people write it: full width, spaces, hyphens, the T of an invoice number. */
export const plainNumber = (written: string) => written.normalize('NFKC').replaceAll(/[^0-9]/g, '')
