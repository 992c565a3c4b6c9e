/** 特定商取引法に基づく表記 (GLK-17, D-04). */
import { brand } from '@tsunagu/contract/brand.ts'
import { type Document, say, section } from './document.ts'

const { name, phone, opens, closes } = brand.desks.support

export const commercialTransactions: Document = {
  id: 'commercial-transactions',
  title: say('特定商取引法に基づく表記', 'Notice under the Act on Specified Commercial Transactions'),
  pdf: false,
  purposes: [],
  versions: [
    {
      version: '2026-11',
      from: '2026-11-01',
      changes: [],
      summary: [
        say(
          'オンラインでお申し込みになるサービスの、販売者・料金・支払い・解約についての表示です。',
          'Who sells the services you apply for online, what they cost, how to pay and how to stop.',
        ),
        say('料金はすべて税込で、お申込みの前に画面に表示します。', 'All prices include tax and are shown before you apply.'),
        say(
          'サービスの性質上、始まったあとの返品はできません。解約はいつでもできます。',
          'A service that has begun cannot be returned, but you can end it at any time.',
        ),
      ],
      sections: [
        section(
          say('販売者', 'Seller'),
          say(
            `このサービスを運営する事業者（${brand.project}を設置した事業者）です。名称・所在地・責任者は、ご請求があれば遅滞なくお知らせします。`,
            `The operator of this service (who runs this installation of ${brand.project}). Its name, address and the person responsible are given without delay when asked for.`,
          ),
          say(`連絡先: ${name.ja} ${phone}（${opens}時〜${closes}時）`, `Contact: ${name.en}, ${phone} (${opens}:00 to ${closes}:00)`),
        ),
        section(
          say('料金', 'Prices'),
          say(
            '基本サービスの無料期間、継続の料金、オプションの料金は、お申込みの画面と確認の画面に、税込の金額で表示します。通信にかかるスマートフォンの料金はお客さまのご負担です。',
            'Free time, price of continuing and prices of options stand on the application page and again before you confirm, tax included. Data charges of your own phone are yours.',
          ),
        ),
        section(
          say('お支払い方法と時期', 'How and when you pay'),
          say(
            'クレジットカードのほか、法人のお客さまは請求書払い、販売店でのお手続きでは口座振替を選べます。充電ステーション予約はクレジットカードだけです。',
            'By card; corporations may be invoiced; at the dealer direct debit is possible. Charging station reservation takes cards only.',
          ),
          say(
            '月払いの料金は毎月、年払いの料金は期間の始まりにお支払いいただきます。',
            'Monthly fees are paid each month, yearly ones at the beginning of the time.',
          ),
        ),
        section(
          say('提供の時期', 'When it begins'),
          say(
            'お申込みの受付後、お車の登録日または購入日が確認でき次第、ご利用になれます。',
            'As soon as your application is received and the day of registration or purchase is known.',
          ),
        ),
        section(
          say('解約と返品', 'Ending and returns'),
          say(
            'サービスの性質上、開始後の返品はお受けできません。解約の方法と、解約のときの料金の扱いは、G-Link利用規約に定めます。',
            'A service that has begun cannot be returned. How to end it, and what happens to fees, is said in the terms of G-Link.',
          ),
        ),
        section(
          say('必要な環境', 'What you need'),
          say(
            'インターネットにつながるスマートフォンまたはパソコンと、メールアドレスが必要です。デジタルキーには、対応するスマートフォンが必要です。',
            'A phone or computer with internet access and a mail address. The digital key needs a phone that supports it.',
          ),
        ),
      ],
    },
  ],
}
