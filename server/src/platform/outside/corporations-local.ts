/**
 * Local stand-in of the registry: the same address, the same XML, after a moment. Its corporations are invented, under numbers
 * of a registry office that does not exist (9999), check digit right; only the agency's own entry is real.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { XMLBuilder } from 'fast-xml-parser'
import type { AskRegistry } from './corporations.ts'

/** This number finds the registry down. */
export const downNumber = '9999999999999'

/** Answers after `delay` milliseconds. */
export function localRegistry(delay: number): AskRegistry {
  return async (url) => {
    const number = new URL(url).searchParams.get('number') ?? ''
    await wait(delay)
    return number === downNumber ? { status: 500, body: '' } : { status: 200, body: answerFor(number) }
  }
}

const builder = new XMLBuilder({ suppressEmptyNode: true })

function answerFor(number: string): string {
  const row = rows.map((line) => line.split(' | ')).find(([of]) => of === number)
  return `<?xml version="1.0" encoding="UTF-8"?>${builder.build({
    corporations: {
      lastUpdateDate: '2026-11-20',
      count: row ? 1 : 0,
      divideNumber: 1,
      divideSize: 1,
      ...(row ? { corporation: corporationOf(row) } : {}),
    },
  })}`
}

/** Every element of the real answer, in its order. */
const corporationOf = ([number, name, furigana, postCode, prefectureName, cityName, streetNumber, closeDate = '']: string[]) => ({
  sequenceNumber: 1,
  corporateNumber: number,
  process: closeDate ? '71' : '01',
  correct: 0,
  updateDate: '2026-04-01',
  changeDate: closeDate || '2015-10-05',
  name,
  nameImageId: '',
  kind: number === '7000012050002' ? 101 : 301,
  prefectureName,
  cityName,
  streetNumber,
  addressImageId: '',
  postCode,
  addressOutside: '',
  addressOutsideImageId: '',
  closeDate,
  closeCause: closeDate ? '01' : '',
  successorCorporateNumber: '',
  changeCause: '',
  assignmentDate: '2015-10-05',
  latest: 1,
  enName: '',
  enPrefectureName: '',
  enCityName: '',
  enAddressOutside: '',
  furigana,
  hihyoji: 0,
})

/** Number, name, kana, postal code, prefecture, city, street; then the day it was closed. */
const rows = `
7000012050002 | 国税庁 | コクゼイチョウ | 1000013 | 東京都 | 千代田区 | 霞が関３丁目１－１
7999901000001 | 株式会社みなと設計 | ミナトセッケイ | 2310023 | 神奈川県 | 横浜市中区 | 山下町９０番地の１
6999901000002 | 青葉運輸株式会社 | アオバウンユ | 9800811 | 宮城県 | 仙台市青葉区 | 一番町９丁目９０番１号
5999901000003 | 株式会社北の森製菓 | キタノモリセイカ | 0600001 | 北海道 | 札幌市中央区 | 北一条西９０丁目１番地
4999901000004 | 有限会社さくら商店 | サクラショウテン | 6008216 | 京都府 | 京都市下京区 | 東塩小路町９０番地
3999901000005 | 合同会社ひかり工房 | ヒカリコウボウ | 8100001 | 福岡県 | 福岡市中央区 | 天神９丁目９番９０号
2999901000006 | 医療法人社団やまびこ会 | ヤマビコカイ | 3800837 | 長野県 | 長野市 | 南長野９０１番地
1999901000007 | 学校法人つばめ学園 | ツバメガクエン | 9500911 | 新潟県 | 新潟市中央区 | 笹口９丁目９０番地
9999901000008 | 一般社団法人まちの灯 | マチノアカリ | 5008384 | 岐阜県 | 岐阜市 | 薮田南９丁目９番９号
8999901000009 | 株式会社ＡＯＩシステムズ | アオイシステムズ | 1500002 | 東京都 | 渋谷区 | 渋谷９丁目９０番１号
6999901000010 | 株式会社瀬戸内みかん農園 | セトウチミカンノウエン | 7900001 | 愛媛県 | 松山市 | 一番町９丁目９番地
5999901000011 | 丘の上ワイナリー株式会社 | オカノウエワイナリー | 4000031 | 山梨県 | 甲府市 | 丸の内９丁目９０番１号
4999901000012 | 株式会社うしお水産 | ウシオスイサン | 8500057 | 長崎県 | 長崎市 | 大黒町９０番１号
3999901000013 | あかつき建設株式会社 | アカツキケンセツ | 4600001 | 愛知県 | 名古屋市中区 | 三の丸９丁目９番１号
2999901000014 | 株式会社はるかぜ不動産 | ハルカゼフドウサン | 5300001 | 大阪府 | 大阪市北区 | 梅田９丁目９０番１号
1999901000015 | 株式会社しずく薬局 | シズクヤッキョク | 6500001 | 兵庫県 | 神戸市中央区 | 加納町９丁目９番１号
9999901000016 | 特定非営利活動法人こもれび | コモレビ | 6308213 | 奈良県 | 奈良市 | 登大路町９０番地
8999901000017 | 株式会社いわた精機 | イワタセイキ | 4200853 | 静岡県 | 静岡市葵区 | 追手町９番９０号
7999901000018 | 合資会社ますや酒造 | マスヤシュゾウ | 9200962 | 石川県 | 金沢市 | 広坂９丁目９番１号
6999901000019 | 株式会社むさし物産 | ムサシブッサン | 3300063 | 埼玉県 | さいたま市浦和区 | 高砂９丁目９０番１号
4999901000020 | 株式会社くろしおダイビング | クロシオダイビング | 9000021 | 沖縄県 | 那覇市 | 泉崎９丁目９番９号
3999901000021 | 株式会社もみじ旅館 | モミジリョカン | 7300011 | 広島県 | 広島市中区 | 基町９０番９０号
2999901000022 | 医療法人いずみ歯科 | イズミシカ | 2600013 | 千葉県 | 千葉市中央区 | 中央９丁目９番１号
1999901000023 | 学校法人わかば幼稚園 | ワカバヨウチエン | 3710026 | 群馬県 | 前橋市 | 大手町９丁目９番１号
9999901000024 | 株式会社ゆきしろ　スキーサービス | ユキシロスキーサービス | 9300005 | 富山県 | 富山市 | 新桜町９番９０号
8999901000025 | 社会福祉法人ひなた | ヒナタ | 7000824 | 岡山県 | 岡山市北区 | 内山下９丁目９番９号
7999901000026 | 株式会社ななつ星フーズ | ナナツボシフーズ | 8600806 | 熊本県 | 熊本市中央区 | 花畑町９番９号
6999901000027 | みどり農業協同組合 | ミドリノウギョウキョウドウクミアイ | 0300801 | 青森県 | 青森市 | 新町９丁目９０番１号
5999901000028 | 株式会社ときわタクシー | トキワタクシー | 3100011 | 茨城県 | 水戸市 | 三の丸９丁目９番９号
4999901000029 | 株式会社こはく書店 | コハクショテン | 0200023 | 岩手県 | 盛岡市 | 内丸９番９０号
2999901000030 | 株式会社たそがれ興業 | タソガレコウギョウ | 8920821 | 鹿児島県 | 鹿児島市 | 名山町９番９０号 | 2024-03-31
`
  .trim()
  .split('\n')
