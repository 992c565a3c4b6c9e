/** 個人情報の提供に関する同意: what the dealer may see, and why. */
import { type Document, say, section } from './document.ts'

export const dealerInformation: Document = {
  id: 'dealer-information',
  title: say('販売店への情報提供に関する同意', 'Consent to sharing information with your dealer'),
  pdf: false,
  purposes: ['dealer-support'],
  versions: [
    {
      version: '2026-11',
      from: '2026-11-01',
      changes: [],
      summary: [
        say(
          'お車をお求めの販売店が、お手続きのお手伝いに必要な範囲で、お客さまの登録内容を見られるようになります。',
          'The dealer you bought the car from can see your registered details, as far as is needed to help you with these procedures.',
        ),
        say('見られるのは、その販売店が販売したお車についてだけです。', 'It can see them only for the car it sold.'),
        say('お車の位置や走行の記録は、販売店には渡しません。', 'Where the car is and where it has been is not given to the dealer.'),
        say('この同意は、あとからいつでも撤回できます。', 'You can take this consent back at any time.'),
      ],
      sections: [
        section(
          say('渡す相手', 'Who receives it'),
          say(
            'お客さまにお車を販売した販売店です。その販売店の担当者が業務用の画面で確認し、確認したことは記録に残ります。',
            'The dealer who sold you the car. Its staff see the details on their own screens, and each look is recorded.',
          ),
        ),
        section(
          say('渡す情報', 'What is shared'),
          say(
            'お名前、住所、生年月日、連絡先、お車の車名・車台番号・登録番号、利用者登録とサービスのお申込みの状況、ご契約の内容と期間です。',
            'Your name, address, date of birth and contact details; name, chassis number and registration number of the car; how far registration and applications have come; the contract and its dates.',
          ),
          say(
            'パスワード、認証コード、クレジットカード番号、本人確認書類の写真、お車の位置と走行の記録は渡しません。',
            'Not shared: passwords, verification codes, card numbers, photographs of your licence, the car’s position and its journeys.',
          ),
        ),
        section(
          say('使い道', 'What it is used for'),
          say(
            '本人確認、お申込み内容の確認、納車までのご連絡、ご契約の更新や変更のご相談に使います。宣伝のための利用には、別にご同意をいただきます。',
            'To confirm who you are, to check applications, to reach you before delivery, and to advise you on renewing or changing the contract. Advertising would need a consent of its own.',
          ),
        ),
        section(
          say('撤回するとき', 'Taking it back'),
          say(
            'アプリの「同意の記録」から撤回できます。撤回した時から、販売店の画面にお客さまのお名前とご契約の通知先は表示されなくなります。サービスの契約はそのまま続きます。',
            'Use the list of consents in the app. From that moment the dealer’s screens no longer show your name and the alert addresses of your contract. The contract itself goes on.',
          ),
          say(
            '販売店が撤回の前に受け取った情報や、ご購入のときにお客さまから直接お聞きした情報の扱いは、販売店の規定によります。',
            'What the dealer received before, or heard from you directly, is kept under the dealer’s own rules.',
          ),
        ),
      ],
    },
  ],
}
