/** A mail of ours in both languages, as plain text and as HTML that says the same. Pure. */
import { type Both, brand } from '@tsunagu/contract/brand.ts'
import type { Mail } from './mail.ts'

/** One language of a letter; everything is plain text, escaped here. */
export interface LetterPart {
  title: string
  paragraphs: readonly string[]
  /** A code to be typed: large, by itself, between the paragraphs and the facts. */
  code?: string
  /** Label and value, in a small table. */
  facts?: readonly (readonly [string, string])[]
  /** What to do next. `url`: absolute, https or http. */
  button?: { label: string; url: string }
  /** Small print below everything. */
  notes?: readonly string[]
}

export interface Letter {
  /** For the delivery log: `signup.registration-received`. */
  kind: string
  to: string
  /** `"名前" <address>`; `senderOf` makes it. */
  from: string
  subject: Both
  ja: LetterPart
  en: LetterPart
  /** Which language comes first; Japanese unless the reader chose otherwise. */
  first?: 'ja' | 'en'
}

/** `"TOYOTAアカウント" <account@…>` from an entry of the brand. */
export const senderOf = ({ name, address }: { name: Both; address: string }, language: 'ja' | 'en' = 'ja') =>
  `"${name[language].replaceAll(/["\\]/g, '')}" <${address}>`

/** Both languages one below the other: a mail program cannot switch. The subject carries both unless they are the same. */
export function letter({ kind, to, from, subject, ja, en, first = 'ja' }: Letter): Mail {
  const parts =
    first === 'ja'
      ? ([
          ['ja', ja],
          ['en', en],
        ] as const)
      : ([
          ['en', en],
          ['ja', ja],
        ] as const)
  const [one, two] = first === 'ja' ? [subject.ja, subject.en] : [subject.en, subject.ja]
  return {
    kind,
    to,
    from,
    subject: one === two ? one : `${one} / ${two}`,
    text: `${parts.map(([language, part]) => plain(part, language)).join(`\n\n${'－'.repeat(20)}\n\n`)}\n`,
    html: page(one, parts),
  }
}

type Language = 'ja' | 'en'

function plain({ title, paragraphs, code, facts = [], button, notes = [] }: LetterPart, language: Language): string {
  const colon = language === 'ja' ? '：' : ': '
  return [
    title,
    ...paragraphs,
    ...(code ? [`    ${code}`] : []),
    ...(facts.length > 0 ? [facts.map(([label, value]) => `${label}${colon}${value}`).join('\n')] : []),
    ...(button ? [`${button.label}\n${button.url}`] : []),
    ...notes.map((note) => `※ ${note}`),
  ].join('\n\n')
}

const { light } = brand.colours
const family = `font-family:'Hiragino Sans','Noto Sans JP','Yu Gothic',Meiryo,system-ui,sans-serif`
const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)
/** Line breaks of a paragraph stay. */
const lines = (text: string) => escaped(text).replaceAll('\n', '<br>')

/** Tables and styles in place: what mail programs understand. No picture and nothing fetched: opening it tells nobody. */
function page(title: string, parts: readonly (readonly [Language, LetterPart])[]): string {
  const [[language] = ['ja'] as const] = parts
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light"><title>${escaped(title)}</title></head>
<body style="margin:0;padding:0;background:${light.page};color:#1b2526;${family}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:${light.page}"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border-top:4px solid ${light.accent};border-radius:8px">
${parts.map(([lang, part], n) => section(lang, part, n > 0)).join('\n')}
</table></td></tr></table></body></html>`
}

function section(language: Language, { title, paragraphs, code, facts = [], button, notes = [] }: LetterPart, ruled: boolean): string {
  const rows = facts.map(
    ([label, value]) =>
      `<tr><th scope="row" align="left" valign="top" style="padding:6px 12px 6px 0;font-weight:400;color:#51605f">${escaped(label)}</th><td valign="top" style="padding:6px 0;word-break:break-word">${lines(value)}</td></tr>`,
  )
  return `<tr><td lang="${language}" style="padding:28px 24px;line-height:1.75;font-size:15px${ruled ? ';border-top:1px solid #dfe6e6' : ''}">
<h${ruled ? 2 : 1} style="margin:0 0 16px;font-size:20px;line-height:1.4;font-weight:600">${escaped(title)}</h${ruled ? 2 : 1}>
${paragraphs.map((text) => `<p style="margin:0 0 14px">${lines(text)}</p>`).join('\n')}
${code ? `<p style="margin:20px 0;font-size:30px;letter-spacing:.2em;font-weight:600">${escaped(code)}</p>` : ''}
${rows.length > 0 ? `<table cellpadding="0" cellspacing="0" style="margin:4px 0 18px;font-size:15px">${rows.join('')}</table>` : ''}
${button ? buttonOf(button) : ''}
${notes.map((note) => `<p style="margin:14px 0 0;font-size:13px;color:#51605f">${lines(note)}</p>`).join('\n')}
</td></tr>`
}

/** A link that looks like a button, and its address below for programs that show no links. */
function buttonOf({ label, url }: { label: string; url: string }): string {
  if (!/^https?:\/\//.test(url)) throw new Error('a letter’s button leads to a web address')
  return `<p style="margin:20px 0 8px"><a href="${escaped(url)}" style="display:inline-block;padding:13px 26px;border-radius:6px;background:${light.accent};color:${light.onAccent};text-decoration:none;font-weight:600">${escaped(label)}</a></p>
<p style="margin:0 0 14px;font-size:12px;color:#51605f;word-break:break-all">${escaped(url)}</p>`
}
