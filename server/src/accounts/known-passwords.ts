/** Passwords that guessers know: the most common ones, rows of the keyboard, the address itself. */

/** Without trailing digits and signs, which are cut before comparing. Made for this project. */
const words = `
password passwords passwort passw0rd p@ssword p@ssw0rd pa55word pass pass1234 mypassword yourpassword newpassword oldpassword
passwordpassword passpass secret secrets topsecret mysecret admin administrator adminadmin root rootroot toor superuser user username
guest test testtest testing tester demo demodemo sample example changeme changeit default letmein letmeinnow openup opensesame
welcome welcomehome hello helloworld hellohello goodmorning goodnight iloveyou iloveu loveyou lovelove loveme mylove forever forever21
qwerty qwertyuiop qwertyqwerty qwerty12345 qwerty123456 asdfgh asdfghjkl asdfasdf zxcvbn zxcvbnm qazwsx qazwsxedc 1qaz2wsx 1qaz2wsx3edc
1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y q1w2e3r4 q1w2e3r4t5 zaq12wsx zaq1xsw2 abc123 abc123456 abcd1234 abcde12345 abcdefg abcdefgh a1b2c3d4
a1b2c3d4e5 aa123456 aaa111 abcabc abcabcabc xyzxyz monkey dragon master shadow sunshine princess princesses football baseball basketball
soccer soccerball superman batman spiderman pokemon pikachu doraemon totoro gundam naruto onepiece dragonball evangelion mario luigi
nintendo playstation michael jennifer jordan jessica ashley daniel charlie thomas hunter ranger buster killer ginger pepper cookie
chocolate banana cheese coffee flower flowers rainbow butterfly freedom whatever trustno trustnoone nothing summer winter spring autumn
january february october november december monday friday sunday computer internet samsung android iphone google facebook instagram
twitter youtube amazon microsoft windows linux apple starwars matrix phoenix cowboy tigger mustang corvette ferrari porsche mercedes
toyota lexus lexuslexus toyotatoyota nissan honda subaru mazda suzuki daihatsu mitsubishi prius crown corolla glink mylexus carcarcar
mycar mydrive driver driving tokyo tokyotokyo osaka kyoto nagoya sapporo fukuoka yokohama japan nippon nihon sakura sakurasakura
fujisan fujiyama samurai ninja sensei arigato arigatou arigatougozaimasu konnichiwa konnichiha ohayou ohayo sayonara daisuki aishiteru
aishiteiru watashi himitsu pasuwado pasuwaado tanaka suzukisan takahashi watanabe yamamoto nakamura kobayashi kato yoshida yamada
sasaki satou sato ito itou hanako taro tarou yamadataro yamadatarou momotaro hanakosan neko nekoneko inuinu kawaii genki genkidesuka
ganbare ganbatte banzai yakyuu hanshin hanshintigers giants tigers dragons lions hawks marines carp blackcat whitecat mother father
family familyname baby babygirl babyboy angel angels heaven jesus christ blessed lucky luckyseven happy happyday birthday
パスワード ぱすわーど ひみつ ありがとう こんにちは さくら あいうえお あいうえおかきくけこ あいしてる とよた れくさす レクサス トヨタ
`
const commonPasswords: ReadonlySet<string> = new Set(words.trim().split(/\s+/))

/** Is this password one that guessers try first, or the address itself? Upper case, digits at the end and full width hide nothing. */
export function isKnownPassword(password: string, email: string): boolean {
  const plain = password.normalize('NFKC').toLowerCase()
  if (commonPasswords.has(plain) || commonPasswords.has(plain.replace(/[\d!?.@#$]+$/, ''))) return true
  // the same few characters again and again, or a row of the keyboard
  if (new Set(plain).size <= 3 || isRun(plain)) return true
  const local = email.split('@')[0] ?? ''
  return local.length >= 3 && plain.includes(local)
}

const rows = ['01234567890', '09876543210', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm']
const isRun = (plain: string) => rows.some((row) => `${row}${row}${row}`.includes(plain))
