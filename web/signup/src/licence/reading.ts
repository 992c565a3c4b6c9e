/** What was read from the front of a driving licence. */
export interface ReadItem {
  /** Null when nothing that makes sense was read. */
  value: string | null
  /** Both readers agree and every check holds. Anything else is marked in the form; a person confirms all of it anyway (BUY-23). */
  sure: boolean
  /** 0 to 1, as the reader itself thinks of it. */
  confidence: number
}

export interface LicenceReading {
  /** 青木 花 */
  name: ReadItem
  /** YYYY-MM-DD */
  birthDate: ReadItem
  /** One line, prefecture first. */
  address: ReadItem
  /** Twelve digits. */
  number: ReadItem
  /** YYYY-MM-DD */
  expiresOn: ReadItem
}

export const unread: ReadItem = { value: null, sure: false, confidence: 0 }

/** One line of the card as one reader sees it. */
export interface ReadLine {
  text: string
  /** 0 to 1: the least sure of its characters. */
  confidence: number
}
