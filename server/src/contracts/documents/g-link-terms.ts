/** G-Link利用規約: the first of the two ticks (GLK-04). */
import { type Document, say, section } from './document.ts'

export const gLinkTerms: Document = {
  id: 'g-link-terms',
  title: say('G-Link利用規約', 'Terms of G-Link'),
  pdf: false,
  purposes: [],
  versions: [
    {
      version: '2026-11',
      from: '2026-11-01',
      changes: [],
      summary: [
        say(
          'G-Linkは、車載通信機を通じてお車のサービスをご提供する契約です。契約者はお車の使用者です。',
          'G-Link is a contract for services that reach your car through its communication unit. The contractor is the car’s user.',
        ),
        say(
          '新車は初度登録日から3年間、認定中古車は購入日から2年間、基本サービスが無料です。',
          'The basic service is free for three years from the first registration of a new car, and for two years from the purchase of a certified pre-owned one.',
        ),
        say(
          '無料期間のあとも使うには、継続の手続きが必要で、料金がかかります。手続きをしなければ、満了日に契約は終わります。',
          'To go on afterwards you continue the contract, for a fee. If you do not, it ends on its last day.',
        ),
        say('途中で解約すると、オプションも同時に終わります。', 'If you end it early, its options end with it.'),
        say(
          'お車を手放すときは、契約の解約と、お車に残る情報の消去をお願いします。',
          'When you part with the car, end the contract and erase what is stored in the car.',
        ),
      ],
      sections: [
        section(
          say('契約の成立', 'How the contract comes about'),
          say(
            'お申込みを受け付けた時に契約が成立し、受付のメールとG-Link契約IDをお送りします。無料期間は、新車は初度登録日、認定中古車は購入日から数えます。',
            'The contract is made when we receive your application; a receipt with the G-Link contract ID follows by mail. The free time counts from the first registration (new car) or the day of purchase (certified pre-owned).',
          ),
          say(
            'お車の登録前にお申し込みになった場合は、登録日が分かった時に無料期間が始まります。始まるまでは、お申込みを変更したり取りやめたりできます。',
            'If you apply before the car is registered, the free time begins once that day is known. Until then you may change or take back the application.',
          ),
        ),
        section(
          say('期間の数え方', 'How time is counted'),
          say(
            '無料期間の最後の日は、起算日の応当日の前日です。たとえば2024年2月10日に初度登録された新車は、2027年2月9日が最後の無料の日です。日は日本時間で数えます。',
            'The last free day is the eve of the anniversary. A new car first registered on 10 February 2024 is free until 9 February 2027. Days are days in Japan.',
          ),
        ),
        section(
          say('継続と満了', 'Continuing, and the end'),
          say(
            '継続の料金は、お申込みの画面とご契約内容の画面に表示します。継続の手続きがないまま満了日を過ぎると、契約は終わり、サービスは使えなくなります。',
            'What continuing costs stands on the application page and on the contract’s own page. Without it the contract ends when its last day has passed, and the services stop.',
          ),
        ),
        section(
          say('オプション', 'Options'),
          say(
            '車内Wi-Fi、デジタルキー、充電ステーション予約は、対応するお車でだけ選べます。料金、無料期間、自動で更新されるかどうかは、お申込みの前に表示します。',
            'In-car Wi-Fi, the digital key and charging station reservation can be chosen for cars that have them. Price, free time and whether they renew by themselves are shown before you apply.',
          ),
        ),
        section(
          say('お客さまにお願いすること', 'What we ask of you'),
          say(
            '登録内容を正しく保ち、アカウントを他人に使わせないでください。遠くからの操作は、まわりの安全を確かめられるときだけ行ってください。',
            'Keep your details correct and let nobody else use your account. Operate the car from afar only when you can make sure that it is safe.',
          ),
        ),
        section(
          say('使えないことがある場合', 'When it may not work'),
          say(
            '電波の届かない場所、お車の電池が弱っているとき、通信設備の障害や点検のときには使えないことがあります。緊急のときは、電話など別の手段もお使いください。',
            'Out of coverage, with a weak battery in the car, or when networks fail or are maintained, the services may not work. In an emergency use the telephone too.',
          ),
        ),
        section(
          say('解約', 'Ending the contract'),
          say(
            '車載機から、または電話で解約できます。解約と同時に、オプション、ご家族などへの共有、アカウントとの連携が終わります。支払い済みの料金は、法令で求められる場合を除き、お返ししません。',
            'You can end it from the head unit or by telephone. Options, sharing with others and the link with your account end at that moment. Fees already paid are not returned unless the law says so.',
          ),
        ),
        section(
          say('規約の変更', 'Changes'),
          say(
            '規約を変えるときは、変更点と適用開始日を前もってお知らせし、前の版も読めるようにします。',
            'Before these terms change we tell you what changes and from when, and earlier versions stay readable.',
          ),
        ),
      ],
    },
  ],
}
