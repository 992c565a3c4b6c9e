import { brand } from '@tsunagu/contract/brand.ts'
import { defineProblemSentences } from '@tsunagu/kit/problems.ts'

const desk = brand.desks.information

/** Details, members and payments: what happened, and what to do now. */
export const accountProblems = defineProblemSentences({
  ja: {
    'identity-held':
      'お名前・ふりがな・生年月日は、サービスと連携中のため、ここでは変更できません。「お名前・生年月日の変更申請」からお申し込みください。',
    'other-kind': 'お客さま種別（個人・法人）は変更できません。もう一方の種別でご利用になるには、別のアカウントが必要です。',
    'change-open': '審査中、または書類をお待ちしている申請があります。そちらが済んでから、または取り下げてからお申し込みください。',
    'change-decided': 'この申請は、すでに結果が出ているか、取り下げられています。画面の内容をご確認ください。',
    'not-a-document': 'この形式のファイルは使えません。JPEG・PNG・WebPの写真か、PDFをお選びください。',
    'file-too-large': 'ファイルが大きすぎます。8 MBまでの写真かPDFをお選びください。',
    'which-corporation': '複数の法人を管理されています。どの法人かをお選びください。',
    'not-a-corporation': '法人のお客さま、またはその管理者だけがご利用になれます。',
    'already-member': 'このメールアドレスの方は、すでにメンバーか、招待中です。',
    'only-at-dealer': `口座引落しは、販売店でのお手続きの間だけお申し込みいただけます。担当の販売店か、${desk.name.ja}（${desk.phone}）へご相談ください。`,
    'bank-down': 'ただいま銀行に接続できません。しばらくしてからお試しいただくか、用紙でお手続きください。',
    'already-settled': 'この口座引落しは、すでに銀行の結果が出ています。画面の内容をご確認ください。',
    'corporate-number-wrong': '法人番号が正しくありません。13桁の番号をもう一度ご確認ください。',
  },
  en: {
    'identity-held':
      'Your account is linked with a service, so name, reading and birth date cannot be changed here. Ask for it under “Change of name or birth date”.',
    'other-kind': 'An account stays what it is, of a person or of a corporation. The other kind needs an account of its own.',
    'change-open': 'A request of yours is still open. Wait for its result, or withdraw it first.',
    'change-decided': 'This request has been decided or withdrawn already. Please look at the page again.',
    'not-a-document': 'Files of this kind cannot be used. Choose a JPEG, PNG or WebP picture, or a PDF.',
    'file-too-large': 'The file is too large. Choose a picture or PDF of at most 8 MB.',
    'which-corporation': 'You administrate several corporations. Please choose one.',
    'not-a-corporation': 'This is for corporations and their administrators only.',
    'already-member': 'This address belongs to a member already, or has been invited.',
    'only-at-dealer': `Direct debit can be chosen only while you sign up at your dealer. Please ask them, or call the ${desk.name.en} (${desk.phone}).`,
    'bank-down': 'The bank cannot be reached right now. Try again in a while, or use the form on paper.',
    'already-settled': 'The bank has already decided about this. Please look at the page again.',
    'corporate-number-wrong': 'The corporate number is not right. Please check its 13 digits.',
  },
})
