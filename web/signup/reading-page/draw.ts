/** A card that is laid out like a driving licence, drawn by us: nobody's document, and good for nothing else. */
import type { Person } from './people.ts'

/** Pixels a millimetre. */
const drawn = 20
const [width, height] = [85.6, 53.98]

export interface Face {
  family: string
  weight: number
  /** Letters of licences are narrower than those of books. */
  narrow: number
}
export const faces: readonly Face[] = [
  { family: 'Noto Sans JP Variable', weight: 420, narrow: 1 },
  { family: 'Noto Sans JP Variable', weight: 600, narrow: 0.86 },
]

const bands = ['#8fb9dd', '#9cc98f', '#d9bd62']

export async function drawCard(person: Person, face: Face, random: () => number): Promise<OffscreenCanvas> {
  const canvas = new OffscreenCanvas(Math.round(width * drawn), Math.round(height * drawn))
  const pen = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
  const { birthDate, expiresOn } = person
  const lines = [person.name, person.address, birthDate, expiresOn, '氏名住所交付番号第号有効昭平令和年月日大正生条件等免許運転者証'].join(
    '',
  )
  await document.fonts.load(`${face.weight} 40px "${face.family}"`, lines)
  pen.scale(drawn, drawn)
  pen.textBaseline = 'middle'
  paper(pen, random)
  rules(pen)
  const write = (text: string, x: number, y: number, size: number, most: number) => {
    pen.save()
    pen.font = `${face.weight} ${size}px "${face.family}"`
    pen.fillStyle = '#1c1a1d'
    const natural = pen.measureText(text).width * face.narrow
    pen.translate(x, y)
    pen.scale(face.narrow * Math.min(1, most / natural), 1)
    pen.fillText(text, 0, 0)
    pen.restore()
  }
  const label = (text: string, y: number) => write(text, 3.1, y, 1.9, 5)
  label('氏名', 4.6)
  write(person.name.replace(' ', '　'), 9.4, 4.6, 3.1, 42)
  write(`${eraText(birthDate, false)}生`, 55.5, 4.7, 2.6, 27.5)
  label('住所', 9.3)
  write(person.address.replace(' ', '　'), 9.4, 9.3, 2.6, 73)
  label('交付', 13.3)
  write(
    `${eraText(`20${21 + Math.floor(random() * 5)}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 9)}`, true)} ${Math.floor(10000 + random() * 89999)}`,
    9.4,
    13.3,
    2.4,
    46,
  )
  pen.fillStyle = bands[Math.floor(random() * bands.length)] as string
  pen.fillRect(2.6, 15.8, 55.4, 5.6)
  const [, month = '', day = ''] = expiresOn.split('-')
  write(`${expiresOn.slice(0, 4)}年(${eraYear(expiresOn)}年)${month}月${day}日まで有効`, 4, 18.7, 3.6, 52.5)
  write('免許の', 3.1, 24.5, 2, 6)
  write('条件等', 3.1, 27.5, 2, 6)
  if (random() < 0.6) write('眼鏡等', 11, 24.8, 2.6, 12)
  if (random() < 0.4) write('中型車は中型車(8t)に限る', 11, 29, 2.4, 38)
  if (random() < 0.6) write('優良', 50, 32, 3, 8)
  label('番号', 37.2)
  write('第', 9.6, 37.2, 2.6, 4)
  write(person.number, 13.4, 37.2, 3.3, 26)
  write('号', 41, 37.2, 2.6, 4)
  for (const [n, kind] of ['二・小・原', '他', '二種'].entries()) write(`${kind}　平成${10 + n}年04月${15 + n}日`, 3.1, 42 + n * 3.6, 2, 34)
  portrait(pen, random)
  write('公安委員会', 66, 49.5, 2.4, 16)
  return canvas
}

/** 1985-04-02 → 昭和60年 4月 2日, or with two digits everywhere. */
function eraText(day: string, padded: boolean): string {
  const [, month = '', date = ''] = day.split('-')
  const part = (text: string) => (padded ? text : String(Number(text)).padStart(2, ' '))
  return `${eraYear(day, !padded)}年${part(month)}月${part(date)}日`
}

function eraYear(day: string, bare = false): string {
  const year = Number(day.slice(0, 4))
  const [era, first] = day >= '2019-05-01' ? ['令和', 2019] : day >= '1989-01-08' ? ['平成', 1989] : ['昭和', 1926]
  const count = String(year - Number(first) + 1)
  return `${era}${bare ? count.padStart(2, ' ') : count.padStart(2, '0')}`
}

/** Off-white with fine waves, as security print has. */
function paper(pen: OffscreenCanvasRenderingContext2D, random: () => number): void {
  pen.beginPath()
  pen.roundRect(0, 0, width, height, 3.2)
  pen.clip()
  pen.fillStyle = '#f3f1ee'
  pen.fillRect(0, 0, width, height)
  pen.lineWidth = 0.09
  for (const [tint, turn] of [
    ['#e3c9cf', 0],
    ['#c9d9e6', 1.3],
  ] as const) {
    pen.strokeStyle = tint
    const phase = random() * 6
    for (let y = -4; y < height + 4; y += 1.1) {
      pen.beginPath()
      for (let x = 0; x <= width; x += 1) pen.lineTo(x, y + 1.4 * Math.sin(x / 5 + phase + turn + y / 9))
      pen.stroke()
    }
  }
}

function rules(pen: OffscreenCanvasRenderingContext2D): void {
  pen.strokeStyle = '#4a4648'
  pen.lineWidth = 0.14
  for (const y of [2, 7.1, 11.5, 15.2]) stroke(pen, 2.2, y, 83.4, y)
  for (const x of [2.2, 8.5, 83.4]) stroke(pen, x, 2, x, 15.2)
  stroke(pen, 54, 2, 54, 7.1)
  stroke(pen, 2.2, 34.6, 47, 34.6)
  stroke(pen, 2.2, 39.8, 47, 39.8)
}

function stroke(pen: OffscreenCanvasRenderingContext2D, x1: number, y1: number, x2: number, y2: number): void {
  pen.beginPath()
  pen.moveTo(x1, y1)
  pen.lineTo(x2, y2)
  pen.stroke()
}

function portrait(pen: OffscreenCanvasRenderingContext2D, random: () => number): void {
  pen.fillStyle = '#9fc3e6'
  pen.fillRect(60.5, 17, 22.4, 29)
  pen.fillStyle = `hsl(25 ${25 + random() * 20}% ${55 + random() * 20}%)`
  pen.beginPath()
  pen.ellipse(71.7, 29, 5.2, 6.8, 0, 0, 7)
  pen.fill()
  pen.fillStyle = `hsl(220 20% ${20 + random() * 40}%)`
  pen.beginPath()
  pen.ellipse(71.7, 46, 9.6, 9, 0, Math.PI, 0)
  pen.fill()
}
