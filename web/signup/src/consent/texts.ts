import { defineTexts } from '@tsunagu/kit/language.tsx'

export const consentTexts = defineTexts({
  ja: {
    short: '要点',
    whole: '全文を読む',
    file: 'PDFで保存する',
    version: (version: string) => `${version} 版`,
    changes: '前の版から変わったこと',
    tick: (title: string) => `「${title}」に同意する`,
    missing: '同意いただける場合は、チェックを入れると進めます。',
  },
  en: {
    short: 'In short',
    whole: 'Read the whole text',
    file: 'Keep it as a PDF',
    version: (version) => `Version ${version}`,
    changes: 'New in this version',
    tick: (title) => `I agree to “${title}”`,
    missing: 'If you agree, tick it and go on.',
  },
})
