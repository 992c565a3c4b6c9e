import { brand } from '@tsunagu/contract/brand.ts'
import { defineProblemSentences } from '@tsunagu/kit/problems.ts'

const desk = brand.desks.information

/** A sentence for every refusal of a sign-up: what happened, and what to do now. */
export const signupProblems = defineProblemSentences({
  ja: {
    'link-ended': 'このQRコードやコードは、いま使えません。販売店のスタッフに新しいQRコードの表示をお申しつけください。',
    'link-taken': 'このお申込みは、別の端末で始められています。その端末で続けるか、販売店のスタッフに新しいQRコードをお申しつけください。',
    'other-browser': 'このお手続きは、別のブラウザーで始められています。',
    'step-locked': 'この画面はまだ開けません。前の画面から順にお進みください。',
    'procedure-over': 'このお手続きは終了しています。',
    'draft-newer': '別の画面で、より新しい内容が保存されています。',
    'sign-in-needed': '先にログインしてください。',
    'document-changed': '文書が新しくなりました。もう一度お読みのうえ、同意いただけるかお選びください。',
    'code-needed': '先にメールアドレスの確認を済ませてください。',
    'login-needed': '先にログイン情報（パスワードと認証用電話番号）を登録してください。',
    'already-registered':
      'このメールアドレスではアカウントを作成できません。すでにアカウントをお持ちのときは、「ログイン」からお進みください。',
    'identity-held': `G-Linkと連携中のため、お名前・ふりがな・生年月日はここでは変更できません。${desk.name.ja}（${desk.phone}）へご連絡ください。`,
    'other-kind': 'お客さま種別（個人・法人）は変更できません。もう一方の種別でのご登録には、別のアカウントが必要です。',
    'staff-check-needed': '販売店スタッフの確認がまだ済んでいません。スタッフにお声がけください。',
    'staff-check-refused': '販売店スタッフから、内容の修正をお願いしています。登録内容をご確認ください。',
    'kind-differs':
      'お客さま種別（個人・法人）が、契約または車検証の内容と異なります。車検証の使用者が法人のときは、法人のアカウントが必要です。',
    'user-differs':
      '車検証の使用者と、アカウントの内容が一致しませんでした。使用者ご本人のアカウントかどうか、お名前と住所をご確認ください。',
    'free-time-over': 'このお車の無料期間は終わっているため、ここではお申込みいただけません。販売店へご相談ください。',
    'contract-needed': '先にG-Linkのお申込みが必要です。',
    'vehicle-not-found': 'お車を確認できませんでした。車台番号と自動車登録番号を、車検証のとおりにもう一度ご確認ください。',
    'kei-not-possible': '軽自動車は登録できません。',
    'already-registered-user': 'このお車は、すでにお客さまの登録が済んでいます。「登録の状況」でご確認ください。',
    'option-not-available': 'このお車では選べないオプションが含まれています。もう一度お選びください。',
    'payment-needed': 'お支払い方法の登録が必要です。',
    'not-linked': 'アカウントとお車の連携が済んでいません。先に使用者情報の登録を済ませてください。',
    'already-applied': 'このお車のお申込みは、すでに済んでいます。',
    'link-needed':
      'このお車は、以前にお使いのカードIDと結び付いています。アカウントの「カードIDとの連携」で連携を済ませてから、もう一度お進みください。',
    'not-registered': 'このお車の使用者としての登録が、まだ済んでいません。',
    'other-not-finished': '使用者の方のお手続きが、まだ終わっていません。',
    'other-registered': '使用者の登録はすでに済んでいます。',
    'no-address': 'メールアドレスの確認がまだ済んでいないため、リンクを送れません。',
    'not-rejected': 'この登録は、修正の必要がありません。状況は「登録の状況」で確認できます。',
    'not-a-document': 'この形式のファイルは使えません。JPEG・PNG・WebPの写真か、PDFをお選びください。',
    'already-decided': 'この登録の審査は、すでに終わっています。',
    'corporate-number-wrong': '法人番号が正しくありません。13桁の番号をもう一度ご確認ください。',
    'corporation-not-found': 'この法人番号の登録が見つかりませんでした。番号を確かめるか、そのまま手入力でお進みください。',
    'registry-down': '法人番号の照会先に接続できません。お手数ですが、手入力でお進みください。',
  },
  en: {
    'link-ended': 'This QR code or code does not work now. Please ask the staff of your dealer to show you a new one.',
    'link-taken': 'This sign-up was begun on another device. Go on there, or ask the staff of your dealer for a new QR code.',
    'other-browser': 'This sign-up was begun in another browser.',
    'step-locked': 'This screen is not open yet. Please go on from the one before.',
    'procedure-over': 'This sign-up has ended.',
    'draft-newer': 'Something newer was saved on another screen.',
    'sign-in-needed': 'Please sign in first.',
    'document-changed': 'The document has a newer version. Please read it again and decide whether you agree.',
    'code-needed': 'Please confirm your e-mail address first.',
    'login-needed': 'Please set your password and the phone number for authentication first.',
    'already-registered': 'An account cannot be made with this address. If you have one already, choose “Sign in”.',
    'identity-held': `Your account is linked with G-Link, so name, reading and birth date cannot be changed here. Please call the ${desk.name.en} (${desk.phone}).`,
    'other-kind': 'An account stays what it is, of a person or of a corporation. The other kind needs an account of its own.',
    'staff-check-needed': 'The staff has not confirmed yet. Please ask them.',
    'staff-check-refused': 'The staff asks you to correct something. Please look at your details.',
    'kind-differs':
      'Person or corporation: this differs from the contract or the inspection certificate. When the certificate names a corporation, a corporate account is needed.',
    'user-differs':
      'The certificate names another user than this account. Please check that it is your own account, and its name and address.',
    'free-time-over': 'The free time of this car is over, so it cannot be applied for here. Please ask your dealer.',
    'contract-needed': 'G-Link has to be applied for first.',
    'vehicle-not-found':
      'We could not confirm the car. Please compare chassis number and registration number with the inspection certificate.',
    'kei-not-possible': 'Light motor vehicles (kei cars) cannot be registered.',
    'already-registered-user': 'You are registered for this car already. See “My registrations”.',
    'option-not-available': 'One of the options is not available for this car. Please choose again.',
    'payment-needed': 'A way to pay is needed.',
    'not-linked': 'Your account is not yet linked with the car. Please finish the registration as its user first.',
    'already-applied': 'This has already been applied for.',
    'link-needed':
      'This car goes with a card ID from before. Please link that card with your account first (“Linking” in your account), then try again.',
    'not-registered': 'You are not yet registered as the user of this car.',
    'other-not-finished': 'The user has not finished yet.',
    'other-registered': 'The user is registered already.',
    'no-address': 'Your e-mail address is not confirmed yet, so the link cannot be sent.',
    'not-rejected': 'Nothing needs to be corrected here. See “My registrations” for how it stands.',
    'not-a-document': 'Files of this kind cannot be used. Choose a JPEG, PNG or WebP picture, or a PDF.',
    'already-decided': 'The review of this registration is over.',
    'corporate-number-wrong': 'The corporate number is not right. Please check its 13 digits.',
    'corporation-not-found': 'No corporation with this number was found. Check the number, or go on by hand.',
    'registry-down': 'The registry of corporations cannot be reached. Please fill the form in by hand.',
  },
})
