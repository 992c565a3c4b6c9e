/** Numbers as people write them. */

/** 1000013 → 〒100-0013 */
export const shownPostalCode = (digits: string) => (/^\d{7}$/.test(digits) ? `〒${digits.slice(0, 3)}-${digits.slice(3)}` : digits)

/** 12345678 → 1234-5678 */
export const shownJoinCode = (digits: string) => digits.replace(/^(\d{4})(\d{4})$/, '$1-$2')

export interface Addressed {
  postalCode: string
  prefecture: string
  city: string
  street: string
  building: string | null
}

/** 東京都千代田区霞が関1-1-1 さくらビル; the postal code apart. */
export const shownAddress = ({ prefecture, city, street, building }: Addressed) =>
  `${prefecture}${city}${street}${building ? ` ${building}` : ''}`
