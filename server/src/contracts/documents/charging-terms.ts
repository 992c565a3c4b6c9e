/** EV・PHV充電サポート利用規約 (CHG-03). */
import { type Document, say, section } from './document.ts'

export const chargingTerms: Document = {
  id: 'charging-terms',
  title: say('EV・PHV充電サポート利用規約', 'Terms of EV/PHV charging support'),
  pdf: false,
  purposes: ['services'],
  versions: [
    {
      version: '2026-11',
      from: '2026-11-01',
      changes: [],
      summary: [
        say(
          '外出先の充電器を使うためのカードを発行する、G-Linkとは別の契約です。',
          'A contract of its own, beside G-Link, that gives you a card for public chargers.',
        ),
        say(
          '一台のお車に一つの契約です。月額料金と、充電した分の料金がかかります。',
          'One contract for one car. You pay a monthly fee and for the charging itself.',
        ),
        say(
          '急速充電口のないお車では、普通充電のプランだけを選べます。',
          'A car without a quick-charge inlet can only have the normal charging plan.',
        ),
        say('カードは最初に発行手数料がかかります。', 'There is a fee for issuing the card.'),
      ],
      sections: [
        section(
          say('対象のお車', 'Cars'),
          say(
            '電気自動車（BEV）とプラグインハイブリッド車（PHEV）のうち、対応する車種が対象です。',
            'Battery-electric cars and plug-in hybrids whose model is covered.',
          ),
        ),
        section(
          say('料金', 'Fees'),
          say(
            '月額料金、カードの発行手数料、1分あたりの充電料金は、お申込みの画面に表示します。駐車料金など、充電する場所の料金は別です。',
            'Monthly fee, card fee and price of a minute of charging are shown when you apply. Parking and other charges of the place are extra.',
          ),
        ),
        section(
          say('カード', 'The card'),
          say(
            'カードはお車ごとに発行し、登録された住所にお送りします。届くまでは充電器をお使いになれません。なくされたときは、すぐにご連絡ください。',
            'A card is issued for the car and sent to your registered address; chargers can be used once it has arrived. Tell us at once when you lose it.',
          ),
        ),
        section(
          say('お支払い', 'Payment'),
          say(
            'ご登録のお支払い方法で、月ごとにまとめてお支払いいただきます。',
            'You pay once a month by your registered method of payment.',
          ),
        ),
        section(
          say('お車を手放すとき', 'When you part with the car'),
          say(
            '契約は次の所有者には引き継がれません。販売店に終了をお申し出ください。',
            'The contract does not pass to the next owner. Tell your dealer that it is to end.',
          ),
        ),
      ],
    },
  ],
}
