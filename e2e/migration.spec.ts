/** From the old owner's site: a card and an account (procedure ①), a card and no account (procedure ②), and who has nothing to do. */
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import type { DemoCard } from '@tsunagu/start/demo-cards.ts'
import { expect, type House, test } from './src/house.ts'
import { emily, fillSignIn } from './src/people.ts'
import { plain } from './src/settings.ts'

// a house of its own: emily gets a card here, for good
test.use({ settings: { ...plain, CODE_MINUTES: '9' } })
test.describe.configure({ mode: 'serial' })

const ichiro = { email: 'ichiro@example.jp', password: 'four-quiet-words-umi' }
const cardOf = ({ demo }: House, place: number): DemoCard => {
  const card = demo.cards[place]
  if (!card) throw new Error('the demo has no such card')
  return card
}
const kinds = {
  'owners-card': /^レクサスオーナーズカードID/,
  'service-card': /^レクサスサービスカードID/,
  'g-link-lite': /^G-Link Lite ID/,
}

async function fillCard(page: Page, { kind, number, name, kana, birthDate, phone }: DemoCard): Promise<void> {
  await page.getByRole('radio', { name: kinds[kind] }).check({ force: true })
  await page.getByRole('textbox', { name: 'IDの番号' }).fill(number)
  await page.getByRole('textbox', { name: 'お名前' }).fill(name)
  await page.getByRole('textbox', { name: 'ふりがな' }).fill(kana)
  await page.getByLabel(/^生年月日/).fill(birthDate)
  await page.getByRole('textbox', { name: '電話番号' }).fill(phone)
}
const heading = (page: Page, name: string) => expect(page.getByRole('heading', { name, exact: true })).toBeVisible()

test('STP-M1-01 STP-M1-02 STP-M1-03 STP-M1-04 STP-M1-05 STP-M1-06 STP-M1-07 STP-M1-08 STP-M1-09 STP-M1-10 STP-M1-11 MIG-05 MIG-06 MIG-07 MIG-08 MIG-19 ACC-03 an account takes its card', async ({
  page,
  house,
}) => {
  const card = cardOf(house, 0)
  await page.goto(`${house.origin}/api/session/start?return=/account/preferences`)
  await fillSignIn(page, emily, house.demo.password)
  await heading(page, '設定')
  await page.getByRole('navigation', { name: 'メニュー' }).getByRole('link', { name: '設定' }).click()
  await page.getByRole('link', { name: /アカウント情報の確認・修正/ }).click()
  await heading(page, '連携中のコネクティッドサービス一覧')
  await expect(page.getByRole('link', { name: '今すぐ連携する' })).toBeVisible()
  await page.getByRole('link', { name: '参照' }).click()
  await expect(page.getByText('まだ連携していません')).toBeVisible()
  await page.getByRole('link', { name: '追加' }).click()
  await heading(page, '連携の前にご確認ください')
  await page.getByRole('link', { name: '次へ' }).click()

  await fillCard(page, { ...card, kana: 'エミリー グリーン' })
  await page.getByRole('button', { name: '確認する' }).click()
  await expect(page.getByRole('alert')).toContainText('ふりがな')
  await page.getByRole('textbox', { name: 'ふりがな' }).fill(card.kana)
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'IDの番号' })).toHaveValue(card.number)
  await page.getByRole('button', { name: '確認する' }).click()

  await heading(page, '連携するサービスの確認')
  await expect(page.getByText('Emily ●●●●●')).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('textbox', { name: 'ふりがな' })).toHaveValue(card.kana)
  await page.goForward()
  await page.reload()
  await page.getByRole('button', { name: '登録する' }).click()
  await heading(page, '連携が完了しました')
  await page.getByRole('link', { name: 'My LEXUS のトップへ' }).click()
  await expect(page.getByText('Sora 300').first()).toBeVisible()
})

test('MIG-01 MIG-02 MIG-04 MIG-12 MIG-13 MIG-14 MIG-15 MIG-16 ACC-09 an old address explains itself, the helper leads on, and the records come along', async ({
  page,
  house,
}) => {
  await page.goto(`${house.origin}/owners/login`)
  await expect(page.getByText('以前のIDではログインできません')).toBeVisible()
  const table = page.getByRole('table', { name: '終了した機能と、これから' })
  for (const gone of ['MY CAR PROFILE', 'MY CAR DIARY', 'D-MAIL', 'MY DEALER', 'eケア', 'OWNER LOGS GUIDE', 'コンテンツ・機能一覧'])
    await expect(table.getByText(gone)).toBeVisible()
  await page.getByRole('radio', { name: /^持っていない/ }).check({ force: true })
  await expect(page.getByRole('link', { name: 'お手続き②へ進む' })).toHaveAttribute('href', '/account/migration/new/cautions')
  await page.getByRole('radio', { name: /^持っている/ }).check({ force: true })
  await expect(page.getByText('TOYOTA/LEXUSの共通ID')).toBeVisible()
  await page.getByRole('link', { name: 'ログインして確認する' }).click()
  await fillSignIn(page, emily, house.demo.password)
  await expect(page.getByText('お手続きは必要ありません')).toBeVisible()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '記録をファイルに保存' }).click()])
  const saved = JSON.parse(await readFile(await file.path(), 'utf8')) as { records: Record<string, unknown[]> }
  expect(Object.keys(saved.records)).toEqual(['car-profile', 'diary', 'reminder', 'fuel'])
})

test('STP-M2-01 STP-M2-02 STP-M2-03 STP-M2-04 STP-M2-05 STP-M2-06 STP-M2-07 STP-M2-08 STP-M2-09 STP-M2-10 MIG-09 MIG-10 MIG-11 ACC-08 a card makes an account', async ({
  page,
  house,
}) => {
  const card = cardOf(house, 1)
  await page.goto(`${house.origin}/api/session/start?return=/`)
  await page.getByRole('link', { name: '新規登録' }).click()
  await page.getByRole('link', { name: /G-Link Lite IDのいずれかをお持ちの方/ }).click()
  await heading(page, '連携の前にご確認ください')
  // an address further on leads back to where one is
  await page.goto(`${house.origin}/account/migration/new/confirm`)
  await heading(page, '利用規約への同意')
  await page.getByRole('checkbox', { name: '利用規約に同意します' }).check({ force: true })
  await page.getByRole('button', { name: '次へ' }).click()

  await fillCard(page, { ...card, birthDate: '1971-11-04' })
  await page.getByRole('button', { name: '次へ' }).click()
  await expect(page.getByRole('alert')).toContainText('合うIDが見つかりませんでした')
  await page.getByLabel(/^生年月日/).fill(card.birthDate)
  await page.getByRole('button', { name: '次へ' }).click()
  await expect(page.getByText('山田 ●●')).toBeVisible()
  await page.getByRole('textbox', { name: 'メールアドレス' }).fill(ichiro.email)
  await page.getByRole('button', { name: '確認コードを送信' }).click()
  await page.getByRole('textbox', { name: /確認コード/ }).fill(await house.mailedCode(ichiro.email))

  await heading(page, 'お客様情報とパスワード')
  await expect(page.getByRole('textbox', { name: '市区町村' })).toHaveValue('横浜市西区')
  await page.getByRole('textbox', { name: /^建物名/ }).fill('')
  const choose = async () => {
    await page.getByRole('textbox', { name: 'パスワード', exact: true }).fill(ichiro.password)
    await page.getByRole('textbox', { name: 'パスワード（確認）' }).fill(ichiro.password)
    await page.getByRole('button', { name: '内容を確認する' }).click()
    await heading(page, '登録内容の確認')
  }
  await choose()
  // the password is gone with a reload, the rest is not
  await page.reload()
  await heading(page, 'お客様情報とパスワード')
  await expect(page.getByRole('textbox', { name: /^建物名/ })).toHaveValue('')
  await choose()
  await page.getByRole('button', { name: '登録する' }).click()
  await heading(page, 'アカウントの登録と連携が完了しました')
  await page.getByRole('link', { name: '次へ' }).click()
  await page.waitForURL(`${house.origin}/`)
  await expect(page.getByText('Sora 300').first()).toBeVisible()
  await page.goto(`${house.origin}/account/linkage`)
  await expect(page.getByText(/レクサスサービスカードID（末尾 6YPB）/)).toBeVisible()
})
