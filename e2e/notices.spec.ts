import { changeSettings, readAllNotices } from '@tsunagu/contract/notices.ts'
import { expect, test } from './src/house.ts'
import { ask, card, ended } from './src/operate.ts'
import { apiOf, enterWith, hanako } from './src/people.ts'
import { impatient } from './src/settings.ts'

test.use({ settings: impatient })

test('no answer of the car is news: in the inbox, counted, with what became of it, and by mail', async ({ page, house }) => {
  await house.park('nami')
  await enterWith(page, house, { model: 'Nami', path: '/inbox' })
  const api = await apiOf(page, house)
  await api(changeSettings, { params: { kind: 'remote' }, body: { mail: true, push: true } })
  await expect(page.getByRole('heading', { level: 1, name: 'お知らせ' })).toBeVisible()
  // what other specs in this house have left unread
  await api(readAllNotices)
  await page.goto(`${house.origin}/remote/operate`)
  await house.act('nami', 'network', { on: false, how: 'silent' })
  await ask(page, 'ドアロック', '施錠する')
  await ended(card(page, 'ドアロック'), 'bad', 'お車から応答がありません')
  await expect(page.getByRole('navigation').getByRole('link', { name: /お知らせ.*未読1件/ })).toBeVisible()
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /お知らせ/ })
    .click()
  await page.getByRole('link', { name: /ドアロック: お車から応答がありません Nami/ }).click()
  await expect(page.getByRole('main').getByText(/Nami 450h\+から時間内に応答がありませんでした/)).toBeVisible()
  await page.goto(`${house.origin}/inbox`)
  await expect(page.getByRole('navigation').getByRole('link', { name: /未読/ })).toBeHidden()
  await expect
    .poll(async () => (await house.mails(hanako)).map(({ subject }) => subject))
    .toContainEqual(expect.stringContaining('応答がありません'))
  await house.act('nami', 'network', { on: true })
  await expect(page.getByRole('link', { name: /ドアロックは実行されていませんでした.*Nami/ })).toBeVisible({ timeout: 25_000 })
  await house.park('nami')
})

test('what is told through which channel is mine to choose, and the page says whether each channel works', async ({ page, house }) => {
  await enterWith(page, house, { model: 'Sora', path: '/settings/notices' })
  const api = await apiOf(page, house)
  await api(changeSettings, { params: { kind: 'remote' }, body: { mail: true, push: true } })
  await page.reload()
  const remote = page.getByRole('group', { name: 'リモートサービス' })
  const mail = remote.getByRole('switch', { name: 'メール' })
  await expect(mail).toBeChecked()
  await mail.click({ force: true })
  await expect(mail).not.toBeChecked()
  await page.reload()
  await expect(mail).not.toBeChecked()
  await expect(remote.getByRole('switch', { name: 'プッシュ通知' })).toBeChecked()
  await mail.click({ force: true })
  await expect(mail).toBeChecked()

  const before = (await house.mails(hanako)).length
  await page.getByRole('button', { name: '試しに送る' }).click()
  await expect.poll(async () => (await house.mails(hanako)).length).toBe(before + 1)
  await expect(page.getByText('届いているかの確認')).toBeVisible()
  await page.getByRole('link', { name: 'お届けの状況を見る' }).click()
  const deliveries = page.getByRole('list', { name: 'お届けの状況' })
  await expect(deliveries.getByRole('listitem').filter({ hasText: 'メール' })).toContainText('送信済み')
  await expect(deliveries.getByRole('listitem').filter({ hasText: 'プッシュ通知' })).toContainText('送信なし')
  await page.goto(`${house.origin}/settings/notices`)
  await expect(page.getByRole('listitem').filter({ hasText: hanako })).toContainText('届いています')
  await page.goto(`${house.origin}/mailbox?to=${hanako}`)
  await expect(page.getByRole('article').first()).toContainText('試し')
})

test('a push message is shown by the service worker and leads into the app; without network the app’s shell stands', async ({
  page,
  context,
  house,
}) => {
  await enterWith(page, house, { model: 'Sora', path: '/' })
  await page.evaluate('navigator.serviceWorker.ready.then(() => {})')
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  // a browser without a screen shows no notifications: what the worker asks it to show is noted
  await worker.evaluate(`{
    globalThis.shown = []
    registration.showNotification = async (title, { data }) => void shown.push(title + ' ' + data.url)
  }`)
  const session = await context.newCDPSession(page)
  const registered = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const mine = registrations.find(({ scopeURL }) => scopeURL.startsWith(house.origin))
      if (mine) resolve(mine.registrationId)
    })
  })
  await session.send('ServiceWorker.enable')
  const registrationId = await registered
  const push = (data: string) => session.send('ServiceWorker.deliverPushMessage', { origin: house.origin, registrationId, data })
  await push(JSON.stringify({ title: 'お車から応答がありません', body: 'Sora 350', url: '/inbox', tag: 'a', lang: 'ja' }))
  await push('not json')
  await expect.poll(() => worker.evaluate<string[]>('shown')).toEqual(['お車から応答がありません /inbox', 'お知らせがあります /notices'])

  await page.reload()
  await page.evaluate('navigator.serviceWorker.ready.then(() => {})')
  await context.setOffline(true)
  await page.reload()
  await expect(page.getByRole('banner')).toBeVisible()
  await expect(page.getByText(/インターネットに接続/).first()).toBeVisible()
  await context.setOffline(false)
})
