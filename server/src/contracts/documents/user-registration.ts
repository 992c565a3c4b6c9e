/** 使用者登録規約. */
import { type Document, say, section } from './document.ts'

export const userRegistration: Document = {
  id: 'user-registration',
  title: say('使用者登録規約', 'Terms of registering as the user'),
  pdf: false,
  purposes: ['notices', 'services'],
  versions: [
    {
      version: '2026-11',
      from: '2026-11-01',
      changes: [],
      summary: [
        say(
          '使用者とは、実際にお車を使い、自動車検査証の使用者欄に記載される方です。',
          'The user is the person or company who actually uses the car and stands in the user column of its inspection certificate.',
        ),
        say(
          'ご登録の内容は、自動車検査証の内容と自動で照合します。違いがあるときは、どの項目かをお知らせします。',
          'Your details are compared with the certificate automatically. Where something differs, we tell you which item it is.',
        ),
        say(
          'ご登録の情報は、お知らせとサービスの提供に使います。',
          'Your details are used to send you notices and to provide the services.',
        ),
        say('使用者が変わったときは、販売店にご連絡ください。', 'Tell your dealer when the user changes.'),
      ],
      sections: [
        section(
          say('使用者の登録', 'Being registered'),
          say(
            '一台のお車に登録できる使用者は、お一人または一社です。買主と使用者が異なる場合は、それぞれが自分のアカウントで手続きをします。',
            'A car has one user, a person or a company. When buyer and user differ, each goes through the procedure with an account of their own.',
          ),
        ),
        section(
          say('自動車検査証との照合', 'Comparison with the certificate'),
          say(
            'お名前または法人名、住所、車台番号、登録番号を照合します。全角と半角、旧字体、番地の書き方の違いは、同じものとして扱います。',
            'Name or company name, address, chassis number and registration number are compared. Full and half width, old forms of characters and ways of writing an address count as the same.',
          ),
          say(
            '自動で判断できないときは担当者が確認します。お待ちいただく目安は7日以内です。違いが見つかったときは、その項目だけを直して出し直せます。',
            'What cannot be decided automatically is looked at by a person, as a rule within seven days. If something differs you correct just that item and send it again.',
          ),
        ),
        section(
          say('情報の使い道', 'What your details are used for'),
          say(
            'お客さまへのお知らせと、登録情報を用いるサービスの提供の、二つに使います。',
            'For two things: notices to you, and services that make use of your details.',
          ),
        ),
        section(
          say('正しい内容でのご登録', 'Keeping it correct'),
          say(
            '実際と異なる内容では、緊急通報などのサービスが正しく働かないことがあります。引っ越しや改姓のときは、登録内容の変更をお願いします。',
            'With wrong details, services such as the emergency call may not work as they should. Please change them when you move or your name changes.',
          ),
        ),
        section(
          say('登録の終わり', 'When it ends'),
          say(
            'お車を手放されたとき、使用者が変わったとき、または実際と異なることが分かったときに、登録は終わります。',
            'The registration ends when you part with the car, when the user changes, or when it turns out not to be true.',
          ),
        ),
      ],
    },
  ],
}
