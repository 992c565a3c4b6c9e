/** An address in one line, as a licence prints it, into the parts a form has. Pure. */
export interface SplitAddress {
  prefecture: string
  city: string
  street: string
  building: string
}

const prefecture = /^(東京都|北海道|(?:京都|大阪)府|.{2,3}県)/u
/** Designated cities have wards; districts have towns and villages. The few names with 市 or 町 inside go first. */
const city =
  /^((?:四日市|廿日市|野々市|八日市場|大町|十日町|村上|村山|東村山|武蔵村山|田村|大村|羽村)市|(?:余市|高市)郡.+?[町村]|.+?郡.+?[町村]|.+?市.{1,4}?区|.+?[市区町村])/u

/** Cuts at prefecture, municipality and the last number of the street; whatever cannot be told stays in `street`. */
export function splitAddress(line: string): SplitAddress {
  const text = line.normalize('NFKC').replaceAll(/\s+/g, ' ').trim()
  const [, where = ''] = prefecture.exec(text) ?? []
  const afterPrefecture = text.slice(where.length).trimStart()
  const [, town = ''] = city.exec(afterPrefecture) ?? []
  const rest = afterPrefecture.slice(town.length).trimStart()
  const [, street = rest, building = ''] = /^(.*?\d(?:[\d\-‐−ー丁目番地号の]*))\s+(\S.*)$/u.exec(rest) ?? []
  return { prefecture: where, city: town, street: street.trim(), building: building.trim() }
}
