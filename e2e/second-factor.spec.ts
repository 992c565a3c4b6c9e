import { expect, test } from './src/house.ts'
import { fillSignIn } from './src/people.ts'
import { register } from './src/register.ts'
import { shoot } from './src/shoot.ts'

const phone = '+819011112222'

test('ACC-19 switched on with a code by SMS; the next sign-in asks for one, and a recovery code opens without the phone', async ({
  page,
  house,
}) => {
  const who = { email: 'futatsu@demo.example', password: 'a-sentence-that-is-long-enough' }
  await register(page, house, who)

  await page.goto(`${house.origin}/account/security`)
  await page.getByRole('link', { name: '2段階認証をオンにする' }).click()
  await shoot(page, 'second-factor-set-up')
  await page.getByRole('button', { name: 'SMSでコードを送信' }).click()
  const first = await house.mailedCode(phone)
  await expect(page.getByText('SMSが届きました。')).toBeVisible()
  await shoot(page, 'second-factor-code')
  await page.getByRole('textbox', { name: /確認コード/ }).fill(first)
  const codes = page.getByRole('list', { name: '回復コード' }).getByRole('listitem')
  await expect(codes).toHaveCount(10)
  const recoveryCode = (await codes.first().textContent()) ?? ''
  await shoot(page, 'second-factor-recovery-codes')
  await page.getByRole('button', { name: '控えました' }).click()
  await expect(page.getByText('あと10個使えます')).toBeVisible()
  await shoot(page, 'second-factor-on')

  await page.context().clearCookies()
  await page.goto(`${house.origin}/api/session/start?return=/account/security`)
  await fillSignIn(page, who.email, who.password)
  await expect(page.getByText('末尾が 2222 の電話番号に')).toBeVisible()
  await shoot(page, 'second-factor-sign-in')
  // a reload loses nothing, and sends nothing again
  await page.reload()
  await page.getByRole('textbox', { name: /確認コード/ }).fill(await house.mailedCode(phone, first))
  await page.waitForURL(`${house.origin}/account/security`)
  // a page still on its way would lead to the sign-in by itself
  await expect(page.getByText('あと10個使えます')).toBeVisible()

  await page.context().clearCookies()
  await page.goto(`${house.origin}/api/session/start?return=/account/security`)
  await fillSignIn(page, who.email, who.password)
  await page.getByRole('button', { name: '回復コードを使う' }).click()
  await shoot(page, 'second-factor-recovery')
  await page.getByRole('textbox', { name: '回復コード' }).fill(recoveryCode.toLowerCase())
  await page.getByRole('button', { name: '確認する' }).click()
  await page.waitForURL(`${house.origin}/account/security`)
  await expect(page.getByText('あと9個使えます')).toBeVisible()
})
