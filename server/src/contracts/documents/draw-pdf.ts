/** A document as PDF: A4, subset fonts, selectable and tagged text, title and page numbers. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import PDFDocument from 'pdfkit'
import type { Both, Document, DocumentVersion } from './document.ts'

type Language = 'ja' | 'en'
type Pdf = PDFKit.PDFDocument

const fontFile = (weight: string) =>
  readFile(fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-sans-jp/${weight}/NotoSansJP_${weight}.ttf`)))
let fonts: Promise<{ regular: Buffer; bold: Buffer }> | undefined
const loadFonts = () =>
  (fonts ??= Promise.all([fontFile('400Regular'), fontFile('700Bold')]).then(([regular, bold]) => ({ regular, bold })))

const ink = '#1b2526'
const quiet = '#51605f'
const rule = '#c9d3d3'
const margin = { top: 64, bottom: 72, left: 56, right: 56 }

const words = {
  ja: {
    version: '版',
    from: '適用開始日',
    summary: 'この文書の要点',
    changes: '前の版からの変更点',
    page: (n: number, of: number) => `${n} / ${of} ページ`,
  },
  en: {
    version: 'Version',
    from: 'In force from',
    summary: 'In short',
    changes: 'What is new in this version',
    page: (n: number, of: number) => `Page ${n} of ${of}`,
  },
} as const

const drawn = new Map<string, Promise<Buffer>>()

/** The same version in the same language is drawn once. */
export function drawPdf(document: Document, text: DocumentVersion, language: Language): Promise<Buffer> {
  const key = `${document.id} ${text.version} ${language}`
  const known = drawn.get(key)
  if (known) return known
  const made = draw(document, text, language)
  drawn.set(key, made)
  // a fault is not remembered
  made.catch(() => drawn.delete(key))
  return made
}

async function draw(document: Document, text: DocumentVersion, language: Language): Promise<Buffer> {
  const { regular, bold } = await loadFonts()
  const pdf = new PDFDocument({
    size: 'A4',
    margins: margin,
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: language === 'ja' ? 'ja-JP' : 'en',
    info: {
      Title: document.title[language],
      Subject: `${words[language].version} ${text.version}`,
      CreationDate: new Date(`${text.from}T00:00:00+09:00`),
    },
  })
  const chunks: Buffer[] = []
  const whole = new Promise<Buffer>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
    pdf.on('error', reject)
  })
  pdf.registerFont('regular', regular).registerFont('bold', bold)
  writeText(pdf, document, text, language)
  numberPages(pdf, document.title[language], language)
  pdf.end()
  return whole
}

function writeText(pdf: Pdf, document: Document, text: DocumentVersion, language: Language): void {
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  const block = (kind: string, font: string, size: number, colour: string, content: string, gap: number) => {
    root.add(
      pdf.struct(kind, {}, () => {
        pdf
          .font(font)
          .fontSize(size)
          .fillColor(colour)
          .text(content, { lineGap: size * 0.45 })
      }),
    )
    pdf.moveDown(gap)
  }
  const points = (title: string, list: readonly Both[]) => {
    block('H2', 'bold', 12, ink, title, 0.3)
    for (const point of list) block('P', 'regular', 10.5, ink, `・${point[language]}`, 0.25)
    pdf.moveDown(0.6)
  }
  const { version, from, summary, changes } = words[language]
  block('H1', 'bold', 19, ink, document.title[language], 0.3)
  block('P', 'regular', 9.5, quiet, `${version} ${text.version}　${from} ${text.from}`, 1)
  points(summary, text.summary)
  if (text.changes.length > 0) points(changes, text.changes)
  for (const { title, paragraphs } of text.sections) {
    // a heading does not stand alone at the foot of a page
    if (pdf.y > pdf.page.height - margin.bottom - 90) pdf.addPage()
    block('H2', 'bold', 12, ink, title[language], 0.25)
    for (const paragraph of paragraphs) block('P', 'regular', 10.5, ink, paragraph[language], 0.45)
    pdf.moveDown(0.4)
  }
  root.end()
}

/** Title and number at the foot of each page: decoration, which a screen reader passes over. */
function numberPages(pdf: Pdf, title: string, language: Language): void {
  const { start, count } = pdf.bufferedPageRange()
  for (let n = 0; n < count; n++) {
    pdf.switchToPage(start + n)
    const { width, height } = pdf.page
    // below the margin, where text would begin a new page
    pdf.page.margins.bottom = 0
    pdf.markContent('Artifact', { type: 'Pagination' })
    pdf
      .moveTo(margin.left, height - 52)
      .lineTo(width - margin.right, height - 52)
      .lineWidth(0.5)
      .strokeColor(rule)
      .stroke()
    pdf.font('regular').fontSize(8.5).fillColor(quiet)
    pdf.text(title, margin.left, height - 44, { lineBreak: false })
    pdf.text(words[language].page(n + 1, count), margin.left, height - 44, {
      width: width - margin.left - margin.right,
      align: 'right',
      lineBreak: false,
    })
    pdf.endMarkedContent()
  }
}
