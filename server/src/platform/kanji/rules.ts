/**
 * Kanji that are one character written in two ways, as data. Two lists, because a name is not a place:
 * `oneCharacter` — 旧字体 and 俗字 of the same character. Sources: the list of older forms in 戸籍法施行規則 別表第二 二 (each with the
 * common form it belongs to), and the 俗字 that civil registry staff turn into the regular form (法務省民一第2842号通達), of which most
 * keyboards and the vehicle registry know only one.
 * `chosenApart` — pairs of the same lists (and a few more) that families and parents choose between on purpose, 龍 or 竜, 嶋 or 島:
 * in a name a person decides (`unclear`), in an address they are the same place.
 * Not in here on purpose: 斉 and 斎 (two characters: 齊 belongs to 斉, 齋 to 斎), 恵 and 慧, 昂 and 昴, 裕 and 祐.
 */

/** Pairs, older form then common form. Those that NFKC turns by itself (神 U+FA19 …) are left out. */
const oldForms = `亞亜 惡悪 爲為 榮栄 衞衛 圓円 緣縁 應応 櫻桜 奧奥 橫横 溫温 價価 壞壊 懷懐 樂楽 渴渇 卷巻 陷陥 寬寛 氣気 僞偽 戲戯 虛虚 峽峡 狹狭
曉暁 勳勲 薰薫 惠恵 揭掲 鷄鶏 藝芸 擊撃 縣県 儉倹 劍剣 險険 圈圏 檢検 顯顕 驗験 嚴厳 廣広 恆恒 黃黄 國国 黑黒 碎砕 雜雑 兒児 濕湿 實実 壽寿 收収
從従 澁渋 獸獣 縱縦 緖緒 敍叙 將将 涉渉 燒焼 奬奨 條条 狀状 乘乗 淨浄 剩剰 疊畳 孃嬢 讓譲 釀醸 眞真 寢寝 愼慎 盡尽 粹粋 醉酔 穗穂 瀨瀬 齊斉
齋斎 靜静 攝摂 專専 戰戦 纖繊 禪禅 壯壮 爭争 莊荘 搜捜 巢巣 曾曽 裝装 瘦痩 騷騒 增増 藏蔵 臟臓 卽即 帶帯 滯滞 單単 團団 彈弾 晝昼 鑄鋳 廳庁
徵徴 聽聴 鎭鎮 轉転 傳伝 盜盗 稻稲 德徳 拜拝 賣売 髮髪 拔抜 晚晩 祕秘 拂払 佛仏 步歩 飜翻 每毎 萬万 默黙 彌弥 藥薬 與与 搖揺 樣様 謠謡 來来
賴頼 覽覧 綠緑 淚涙 壘塁 禮礼 曆暦 歷歴 鍊錬 郞郎 錄録 澤沢 濱浜 邊辺 區区 體体 學学 會会 號号 數数 經経 繪絵 續続 總総 聲声 舊旧 豐豊 豫予
鐵鉄 關関 隨随 雙双 靈霊 驛駅 鹽塩 點点 齡齢 龜亀 參参 囑嘱 圖図 壹壱 貳弐 寶宝 屆届 當当 擴拡 據拠 旣既 晉晋 棧桟 樓楼 權権 歐欧 殘残 淺浅
滿満 濟済 營営 獨独 畫画 發発 硏研 稱称 穩穏 肅粛 脫脱 莖茎 處処 螢蛍 觀観 觸触 證証 譯訳 讀読 變変 贊賛 踐践 輕軽 辭辞 遞逓 遲遅 醫医 釋釈
錢銭 隱隠 靑青 顏顔 飮飲 餘余 驅駆 鬪闘 麥麦 黨党 齒歯 內内 吳呉 淸清 敎教 鷗鴎 醬醤 頸頚 鶯鴬 蔣蒋`

/** 俗字 and glyphs of the same character. */
const glyphs = '髙高 﨑崎 𠮷吉 邉辺 濵浜 桒桑 栁柳 圡土 渊淵 靍鶴 靏鶴 𣘺橋 㐂喜 寳宝 藪薮 壷壺 籠篭'

/** Chosen on purpose as often as written by chance. */
const chosen = `龍竜 嶋島 嶌島 冨富 峯峰 埜野 薗園 舘館 瀧滝 盃杯 駈駆 凉涼 燈灯 嵜崎 碕崎 阪坂 栢柏 鴈雁 渕淵 舩船 礒磯 穐秋 龝秋 邨村 嶽岳 絲糸 萠萌
蘆芦 桧檜 槙槇 晄晃 亙亘 廸迪 曻昇 凛凜 尭堯 遥遙 瑶瑤 巖巌 祢禰 祷禱 濤涛 翆翠 皋皐 莵菟 兔兎 苅刈 廼乃`

const map = (...lists: string[]): ReadonlyMap<string, string> =>
  new Map(
    lists
      .join(' ')
      .split(/\s+/)
      .map((pair) => Array.from(pair))
      .flatMap(([older, common]): [string, string][] => (older && common && older !== common ? [[older, common]] : [])),
  )

const oneCharacter = map(oldForms, glyphs)
const chosenApart = map(chosen)

/** Invisible choices of a glyph (ideographic variation sequences). */
const selectors = /[\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]/gu

/** NFKC without variation selectors: what a keyboard could have typed. */
export const plainText = (text: string) => text.replaceAll(selectors, '').normalize('NFKC')

const turned = (text: string, table: ReadonlyMap<string, string>) => Array.from(text, (c) => table.get(c) ?? c).join('')

/** Older and common forms of one character become one. */
export const foldVariants = (text: string) => turned(text, oneCharacter)

/** Also those that people choose between; in names only a hint. */
export const foldChosen = (text: string) => turned(turned(text, oneCharacter), chosenApart)
