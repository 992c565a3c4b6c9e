/** What SMS with codes say: short, and no link, so that nobody learns to follow one. */
import { type Both, brand } from '@tsunagu/contract/brand.ts'

/** The last line is the form in which browsers fill a code in by themselves, on our pages only (WebOTP: `@host #code`). */
export const codeText = (code: string, minutes: number, host: string): Both => ({
  ja: `${brand.account.ja} 認証コード: ${code}（${minutes}分有効）人に教えないでください。\n@${host} #${code}`,
  en: `${brand.account.en} code: ${code}, for ${minutes} minutes. Never share it.\n@${host} #${code}`,
})
