/** 車載通信機の通信サービス: 電気通信事業法の重要事項 (GLK-05, D-02). */
import { type Document, say, section } from './document.ts'

export const dcmExplanation: Document = {
  id: 'dcm-explanation',
  title: say('車載通信機（DCM）通信サービスの重要事項説明', 'Important matters of the in-car communication service (DCM)'),
  pdf: true,
  purposes: [],
  versions: [
    {
      version: '2026-11',
      from: '2026-11-01',
      changes: [],
      summary: [
        say(
          '電気通信事業法にもとづき、お車に積まれた通信機の通信サービスについて、ご契約の前にご説明するものです。',
          'This explains, as the Telecommunications Business Act asks, the communication service of the unit in your car before you make the contract.',
        ),
        say(
          '通信料はG-Linkの料金に含まれます。車内Wi-Fiは別のオプションです。',
          'The data charges of the unit are part of the G-Link fee. In-car Wi-Fi is a separate option.',
        ),
        say(
          '通信は携帯電話の電波を使い、つながりやすさや速さは保証されません。',
          'It uses a mobile network; neither connection nor speed is guaranteed.',
        ),
        say(
          'G-Linkの契約が終わると、通信サービスも終わります。解約の費用はかかりません。',
          'It ends with the G-Link contract. Ending it costs nothing.',
        ),
      ],
      sections: [
        section(
          say('1 事業者', '1 Provider'),
          say(
            'このサービスを運営する事業者が、携帯電話事業者の回線を用いて提供します。お問い合わせ先は、G-Linkサポートセンター 0800-300-3388（9時〜18時）です。',
            'The operator of this service provides it over the network of a mobile carrier. Questions go to the G-Link Support Centre, 0800-300-3388 (9:00 to 18:00).',
          ),
        ),
        section(
          say('2 サービスの種類と品質', '2 Kind and quality'),
          say(
            '携帯電話の回線を使う、車両専用のデータ通信と音声通話です。電波の状態、混雑、車内や地下などの場所により、つながらないこと、遅くなることがあります（ベストエフォート）。',
            'Data and voice for the vehicle over a mobile network. Depending on signal, congestion and place, such as underground, it may be slow or not connect (best effort).',
          ),
        ),
        section(
          say('3 料金', '3 Charges'),
          say(
            '車載通信機の通信料は、G-Linkの基本料金に含まれます。車内Wi-Fiの月額料金は、お申込みの画面に表示します。契約の事務手数料はありません。',
            'The unit’s data charges are part of the basic G-Link fee. The monthly fee of in-car Wi-Fi is shown when you apply. There is no administration fee.',
          ),
        ),
        section(
          say('4 制限', '4 Limits'),
          say(
            '車内Wi-Fiの通信量に上限はありませんが、直近3日間（当日を除く）の通信量が6GB以上になると、その日は速度を制限することがあります。',
            'In-car Wi-Fi has no volume limit, but when 6 GB or more were used in the last three days, today not counted, speed may be limited for the day.',
          ),
        ),
        section(
          say('5 期間と解約', '5 Duration and ending'),
          say(
            '期間はG-Linkの契約と同じです。最低利用期間はありません。途中で解約しても違約金はかかりません。',
            'It lasts as long as the G-Link contract. There is no minimum time and no penalty for ending it early.',
          ),
        ),
        section(
          say('6 初期契約解除について', '6 Cancelling at first'),
          say(
            '料金のかかる通信のオプションは、この書面を受け取った日から8日以内に書面またはお問い合わせ先へのご連絡で解除できます。その場合にお支払いいただくのは、それまでに使った分だけです。',
            'A paid communication option may be cancelled within eight days of receiving this document, in writing or by contacting us. You then pay only for what was used until then.',
          ),
        ),
        section(
          say('7 位置などの情報', '7 Position and other data'),
          say(
            '通信により送られるお車の情報の扱いは、「G-Link／G-Link Liteにおける個人情報等の取扱いと利用」によります。',
            'How data sent by the car is handled is said in “How G-Link and G-Link Lite handle personal data”.',
          ),
        ),
      ],
    },
  ],
}
