import type { Browser, Cookie, Page } from '@playwright/test'
import { expect, test } from './src/house.ts'
import { confirmByPassword } from './src/passkeys.ts'
import { emily, fillSignIn, hanako, signIn } from './src/people.ts'
import { askForAccount, sayWho } from './src/register.ts'
import { plain } from './src/settings.ts'
import { customer, fillDetails } from './src/sign-up.ts'

test.use({ settings: plain })
test.describe.configure({ mode: 'serial' })

/** `phone`: cookies of a phone where he is signed in (the centre takes ten sign-ins a minute from one address). */
const haruto = { email: 'haruto@example.jp', password: 'four-quiet-words-umi', phone: [] as Cookie[] }
const wrong = 'メールアドレスまたはパスワードが正しくありません。'

/** A word of what the centre says of whoever is signed in on this page. */
const me = <T>(page: Page, word: string) => page.evaluate<T>(`fetch('/api/me').then((answer) => answer.json()).then((me) => me.${word})`)
async function otherPhone(browser: Browser, origin: string): Promise<Page> {
  const context = await browser.newContext()
  await context.addCookies(haruto.phone)
  const page = await context.newPage()
  await page.goto(`${origin}/settings`)
  expect(await status(page)).toBe(200)
  return page
}

const status = (page: Page) => page.evaluate<number>("fetch('/api/me').then((answer) => answer.status)")

test('ACC-05 APP-01 a wrong password and an unknown address get the same answer; the right pair signs in', async ({ page, house }) => {
  await page.goto(`${house.origin}/api/session/start?return=/settings`)
  const said: string[] = []
  for (const [email, password] of [
    [hanako, 'not-her-password'],
    ['nobody@example.jp', 'not-her-password'],
  ] as const) {
    await fillSignIn(page, email, password)
    await expect(page.getByText(wrong)).toBeVisible()
    said.push((await page.getByRole('alert').allInnerTexts()).join())
    await page.reload()
  }
  expect(said[0]).toBe(said[1])
  expect(await status(page)).toBe(401)
  await fillSignIn(page, hanako, house.demo.password)
  await page.waitForURL(`${house.origin}/settings`)
})

test('ACC-18 the registration refuses what is missing, passwords that differ and numbers that are no mobile’s; Back and reload keep what was written', async ({
  page,
  house,
}) => {
  await askForAccount(page, house)
  await page.getByRole('textbox', { name: 'メールアドレス' }).fill('haru')
  await page.getByRole('button', { name: '確認コードを送信' }).click()
  await expect(page.getByText('メールアドレスの形で入力してください（例：hanako@example.jp）。')).toBeVisible()
  await expect(page.getByText('同意いただける場合は、チェックを入れてください。')).toBeVisible()
  await page.getByRole('textbox', { name: 'メールアドレス' }).fill(haruto.email)
  await page.getByRole('checkbox', { name: '利用規約に同意します' }).check({ force: true })
  await page.getByRole('button', { name: '確認コードを送信' }).click()
  const code = await house.mailedCode(haruto.email)
  await page.getByRole('textbox', { name: /確認コード/ }).fill(code === '000000' ? '111111' : '000000')
  await expect(page.getByText(/確認コードが正しくありません。あと\d回入力できます。/)).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('textbox', { name: 'メールアドレス' })).toHaveValue(haruto.email)
  await expect(page.getByRole('checkbox', { name: '利用規約に同意します' })).toBeChecked()
  await page.goForward()
  await page.getByRole('textbox', { name: /確認コード/ }).fill(code)

  const send = page.getByRole('button', { name: '登録する' })
  await send.click()
  for (const label of ['お名前', 'ふりがな', '認証用電話番号', 'パスワード', 'パスワード（確認）'])
    await expect(page.getByRole('textbox', { name: label, exact: true })).toHaveAttribute('aria-invalid', 'true')
  await page.getByRole('textbox', { name: 'お名前' }).fill('佐藤 春斗')
  await page.getByRole('textbox', { name: '認証用電話番号' }).fill('03-1234-5678')
  await page.getByRole('textbox', { name: 'パスワード', exact: true }).fill(haruto.password)
  await page.getByRole('textbox', { name: 'パスワード（確認）' }).fill(`${haruto.password}!`)
  await send.click()
  await expect(
    page.getByText('携帯電話の番号を入力してください（060・070・080・090 で始まる11桁、海外の番号は＋と国番号から）。'),
  ).toBeVisible()
  await expect(page.getByText('1回目の入力と一致していません。')).toBeVisible()

  await page.reload()
  await expect(page.getByRole('textbox', { name: 'お名前' })).toHaveValue('佐藤 春斗')
  await expect(page.getByRole('textbox', { name: '認証用電話番号' })).toHaveValue('03-1234-5678')
  await expect(page.getByRole('textbox', { name: 'パスワード', exact: true })).toHaveValue('')
  expect(await page.evaluate<string>('JSON.stringify({ ...sessionStorage, ...localStorage })')).not.toContain(haruto.password)
  await sayWho(page, haruto)
  haruto.phone = await page.context().cookies()
})

test('ACC-30 details and password can be seen and changed, each only after a fresh authentication', async ({ page, browser, house }) => {
  const other = await otherPhone(browser, house.origin)
  await signIn(page, house, haruto.email, '/', haruto.password)
  await page.goto(`${house.origin}/account/`)
  for (const fact of ['山田 さくら', '090-1111-2222', haruto.email]) await expect(page.getByText(fact).first()).toBeVisible()
  // signing in counts as fresh; not for ever
  await expect.poll(async () => me<string | null>(page, 'freshUntil')).toBeNull()

  await page.goto(`${house.origin}/account/edit`)
  await fillDetails(page, customer({ email: haruto.email, name: '山田 春斗', kana: 'ヤマダ ハルト' }))
  await page.getByRole('button', { name: '保存する' }).click()
  const sheet = page.getByRole('dialog', { name: '本人確認' })
  await sheet.getByRole('button', { name: '閉じる' }).click()
  expect(await me<string>(page, 'name')).toBe('山田 さくら')
  await page.getByRole('button', { name: '保存する' }).click()
  await sheet.getByRole('textbox', { name: 'パスワード' }).fill('not-the-password')
  await sheet.getByRole('button', { name: 'パスワードで確認' }).click()
  await expect(sheet.getByText('パスワードが正しくありません。')).toBeVisible()
  await confirmByPassword(page, haruto.password)
  await expect(page.getByText('山田 春斗').first()).toBeVisible()

  await expect.poll(async () => me<string | null>(page, 'freshUntil')).toBeNull()
  await page.goto(`${house.origin}/account/password`)
  const next = 'five-quiet-words-yama'
  await page.getByRole('textbox', { name: '新しいパスワード' }).fill(next)
  await page.getByRole('textbox', { name: 'パスワード（確認）' }).fill(next)
  await page.getByRole('button', { name: '変更する' }).click()
  await confirmByPassword(page, haruto.password)
  await expect(page.getByText('パスワードを変更しました。ほかの端末はログアウトされました。').first()).toBeVisible()
  expect(await status(other)).toBe(401)
  expect(await status(page)).toBe(200)
  Object.assign(haruto, { password: next, phone: await page.context().cookies() })
})

test('a forgotten password: a mailed code, a new password, every phone signed out', async ({ page, browser, house }) => {
  const other = await otherPhone(browser, house.origin)
  await page.goto(`${house.origin}/api/session/start?return=/garage`)
  await page.getByRole('link', { name: 'パスワードを忘れたとき' }).click()
  await page.getByRole('textbox', { name: 'メールアドレス' }).fill(haruto.email)
  const before = await house.mails(haruto.email)
  await page.getByRole('button', { name: '確認コードを送信' }).click()
  await expect.poll(async () => (await house.mails(haruto.email)).length).toBeGreaterThan(before.length)
  await page.getByRole('textbox', { name: /確認コード/ }).fill(await house.mailedCode(haruto.email))
  const next = 'six-quiet-words-kawa'
  await page
    .getByRole('textbox', { name: 'パスワード', exact: true })
    .or(page.getByRole('textbox', { name: '新しいパスワード' }))
    .fill(next)
  await page.getByRole('textbox', { name: 'パスワード（確認）' }).fill(next)
  await page.getByRole('button', { name: '設定する' }).click()
  await expect(page.getByRole('heading', { name: 'パスワードを設定しました' })).toBeVisible()
  expect(await status(other)).toBe(401)
  await page.getByRole('link', { name: 'ログイン' }).click()
  await fillSignIn(page, haruto.email, haruto.password)
  await expect(page.getByText(wrong)).toBeVisible()
  await fillSignIn(page, haruto.email, next)
  await page.waitForURL((url) => !url.pathname.startsWith('/account/'))
})

test('staff sign in at a door of their own; the doors do not open to each other', async ({ page, house }) => {
  await page.goto(`${house.origin}/account/staff`)
  await expect(page.getByRole('heading', { name: '業務用ログイン' })).toBeVisible()
  await fillSignIn(page, emily, house.demo.password)
  await expect(page.getByText(wrong)).toBeVisible()
  await fillSignIn(page, 'dealer@demo.example', house.demo.password)
  await page.waitForURL(`${house.origin}/account/staff`)
  await expect(page.getByText('デモ販売店')).toBeVisible()
  expect(await status(page)).toBe(401)
  await page.goto(`${house.origin}/`)
  await page.getByRole('link', { name: 'ログイン' }).click()
  await fillSignIn(page, 'dealer@demo.example', house.demo.password)
  await expect(page.getByText(wrong)).toBeVisible()
})
