import type { Page } from '@playwright/test'
import { answerStep, beginAfterDelivery } from '@tsunagu/contract/signup.ts'
import type { StepId } from '@tsunagu/contract/signup-steps.ts'
import { apiHere, newNumbers, registerCar, reviewer, sell, showQr, terminal } from './src/dealer.ts'
import { type House, test } from './src/house.ts'
import { lookAtAll } from './src/look.ts'
import { plain } from './src/settings.ts'
import { customer, phone, walk } from './src/sign-up.ts'
import { beginAtDoor, walkAtDoor } from './src/sign-up-door.ts'

test.use({ settings: plain })

/** A language's own theme, so that both are seen. */
const themes = { ja: 'light', en: 'dark' } as const
let people = 0
const somebody = (more: Parameters<typeof customer>[0] | object = {}) => customer({ ...more, email: `look${++people}@example.jp` })

interface Stood {
  page: Page
  id: string
}

/** A phone that stands at `until`; everything before it can be looked at. */
async function standing(
  page: Page,
  staff: Page,
  house: House,
  until: StepId,
  more: object = {},
  model = 'Hikari',
): Promise<Stood & { sold: Sold }> {
  const who = somebody(more)
  const purchase = await sell(staff, house, who, { model })
  const sold = { staff, purchaseId: purchase.id }
  const id = await beginAtDoor(page, house, sold)
  await walkAtDoor(page, house, id, who, sold, until)
  return { page, id, sold }
}
type Sold = { staff: Page; purchaseId: string }

const addresses = (house: House, id: string, ...steps: StepId[]) =>
  Object.fromEntries(steps.map((one) => [`signup-${one}`, `${house.origin}/signup/p/${id}/${one}`]))

for (const language of ['ja', 'en'] as const) {
  const onPhone = [`${themes[language]} phone`] as const
  const onDesk = [`${themes[language]} desk`] as const

  test(`the sign-up’s pages look right in ${language}: what there is before a procedure, and the account`, async ({
    page,
    browser,
    house,
  }) => {
    test.setTimeout(240_000)
    const staff = await terminal(browser, house)
    const { id } = await standing(page, staff, house, 'details', { kind: 'individual' })
    await lookAtAll(page, language, addresses(house, id, 'start', 'vehicle', 'data-consent', 'sign-in', 'terms', 'email', 'code'), onPhone)
    await lookAtAll(page, language, addresses(house, id, 'email-done', 'kind', 'login', 'method', 'details'), onPhone)
    await lookAtAll(page, language, addresses(house, id, 'details', 'login'), onDesk)
    const entry = {
      'signup-landing': `${house.origin}/signup/`,
      'signup-check': `${house.origin}/signup/check`,
      'signup-join': `${house.origin}/signup/join`,
      'signup-after-delivery': `${house.origin}/signup/after-delivery`,
      'signup-faq': `${house.origin}/signup/faq`,
      'signup-status': `${house.origin}/signup/status`,
      'signup-services': `${house.origin}/signup/services`,
      'signup-nowhere': `${house.origin}/signup/nowhere`,
    }
    await lookAtAll(page, language, entry, onPhone)
    await lookAtAll(page, language, { 'signup-landing': `${house.origin}/signup/` }, onDesk)
    const other = await phone(browser, language)
    await lookAtAll(other, language, { 'signup-other-browser': `${house.origin}/signup/p/${id}` }, onPhone)
  })

  test(`the sign-up’s pages look right in ${language}: user, services, payment, the end`, async ({ page, browser, house }) => {
    test.setTimeout(240_000)
    const staff = await terminal(browser, house)
    const { id } = await standing(page, staff, house, 'charging-payment', { charging: true })
    await lookAtAll(
      page,
      language,
      addresses(house, id, 'staff-check', 'review', 'account-done', 'buyer-done', 'user-start', 'name-choice'),
      onPhone,
    )
    await lookAtAll(
      page,
      language,
      addresses(house, id, 'user-terms', 'user-done', 'services-start', 'g-link-choice', 'g-link-terms'),
      onPhone,
    )
    await lookAtAll(page, language, addresses(house, id, 'g-link-content', 'g-link-review', 'g-link-receipt', 'charging-choice'), onPhone)
    await lookAtAll(page, language, addresses(house, id, 'charging-terms', 'charging-plan', 'charging-payment'), onPhone)
    await lookAtAll(page, language, addresses(house, id, 'g-link-content', 'charging-payment'), onDesk)

    const decliner = await phone(browser, language)
    const { id: declined } = await standing(decliner, staff, house, 'staff-call', { gLink: false }, 'Sora 350')
    await lookAtAll(decliner, language, addresses(house, declined, 'g-link-later', 'survey', 'done', 'staff-call'), onPhone)
    await walkAtDoor(decliner, house, declined, somebody())
    await lookAtAll(decliner, language, { 'signup-finished': `${house.origin}/signup/p/${declined}` }, onPhone)
  })

  test(`the sign-up’s pages look right in ${language}: corporation, another user, camera, after delivery`, async ({
    page,
    browser,
    house,
  }) => {
    test.setTimeout(240_000)
    const staff = await terminal(browser, house)
    const minato = { kind: 'corporation', corporateNumber: '7999901000001', user: 'different' }
    const { id } = await standing(page, staff, house, 'corporate-number', minato)
    await page.goto(`${house.origin}/signup/p/${id}`)
    const who = somebody(minato)
    await walk(page, house, who, 'user-qr')
    await lookAtAll(
      page,
      language,
      addresses(house, id, 'corporate-number', 'corporation-check', 'details', 'presence', 'user-qr'),
      onPhone,
    )

    const absent = await phone(browser, language)
    const { id: without } = await standing(absent, staff, house, 'later-guidance', { user: 'different', present: false })
    await lookAtAll(absent, language, addresses(house, without, 'later-guidance'), onPhone)

    const camera = await phone(browser, language)
    const { id: photo } = await standing(camera, staff, house, 'method')
    const api = apiHere(camera, house)
    for (const answer of [
      { step: 'method', input: 'camera' },
      { step: 'photo-guide' },
      { step: 'document', document: 'driving-licence' },
      { step: 'photo-start' },
    ] as const)
      await api(answerStep, { params: { procedureId: photo }, body: { answer } })
    await lookAtAll(camera, language, addresses(house, photo, 'photo-guide', 'document', 'photo-start', 'photo'), onPhone)

    const delivered = await phone(browser, language)
    const rin = somebody({ car: newNumbers() })
    const { procedureId } = await apiHere(delivered, house)(beginAfterDelivery, { body: { language, kei: false } })
    await walkAtDoor(delivered, house, procedureId, rin, undefined, 'car')
    await delivered.goto(`${house.origin}/signup/p/${procedureId}`)
    await walk(delivered, house, rin, 'received')
    await lookAtAll(
      delivered,
      language,
      addresses(house, procedureId, 'web-terms', 'web-link', 'magazine', 'car', 'car-review', 'received'),
      onPhone,
    )
    await lookAtAll(delivered, language, addresses(house, procedureId, 'car'), onDesk)
    await lookAtAll(delivered, language, { 'signup-status-one': `${house.origin}/signup/status` }, onPhone)
  })

  test(`the console looks right in ${language}`, async ({ page, browser, house }) => {
    test.setTimeout(240_000)
    const staff = await terminal(browser, house)
    const at = (path: string) => `${house.origin}/dealer/${path}`
    const { sold } = await standing(page, staff, house, 'staff-check')
    const fresh = await sell(staff, house, somebody())
    const numbered = await sell(staff, house, somebody())
    await registerCar(staff, house, numbered, somebody(), newNumbers())
    await showQr(staff, house, fresh)
    const pages = {
      'dealer-purchases': at('purchases'),
      'dealer-new': at('purchases/new'),
      'dealer-check': at(`purchases/${sold.purchaseId}`),
      'dealer-qr': at(`purchases/${fresh.id}`),
      'dealer-turned': at(`purchases/${fresh.id}/show/buyer`),
      'dealer-edit': at(`purchases/${fresh.id}/edit`),
      'dealer-registration': at(`purchases/${fresh.id}/registration`),
      'dealer-registered': at(`purchases/${numbered.id}`),
      'dealer-leaflet': at('leaflet'),
      'dealer-mandates': at('mandates'),
      'dealer-settings': at('settings'),
    }
    await lookAtAll(staff, language, pages, onDesk)
    const { 'dealer-check': check, 'dealer-turned': turned, 'dealer-purchases': list } = pages
    await lookAtAll(staff, language, { 'dealer-check': check, 'dealer-turned': turned, 'dealer-purchases': list }, onPhone)
    const desk = await terminal(browser, house, reviewer)
    await lookAtAll(desk, language, { 'dealer-reviews': at('reviews'), 'dealer-identity-changes': at('identity-changes') }, onDesk)
    const boss = await terminal(browser, house, 'administrator@demo.example')
    await lookAtAll(boss, language, { 'dealer-staff': at('staff'), 'dealer-dealers': at('dealers') }, onDesk)
  })
}
