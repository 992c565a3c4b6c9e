/** Looks at pages as different people see them: theme, size, language; axe, sideways scroll, the console, and a picture of each. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { cacheFolder } from '@tsunagu/start/cache.ts'
import { expect } from './house.ts'

const shots = cacheFolder('shots')
const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1440, height: 900 } }
type Look = `${'light' | 'dark'} ${keyof typeof sizes}`
/** Every theme and size in both languages; where nobody looks and time is short, each of them once. */
const looks: Record<'ja' | 'en', readonly Look[]> = process.env.CI
  ? { ja: ['light phone'], en: ['dark desk'] }
  : { ja: ['light phone', 'dark desk'], en: ['dark phone', 'light desk'] }
export type Language = keyof typeof looks

/** Opens the page in this language and looks at it. */
async function lookAt(page: Page, language: Language, name: string, address: string, seen: readonly Look[]): Promise<string[]> {
  const faults: string[] = []
  await page.setViewportSize(sizes.phone)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await page.goto(address)
  await expect(
    page
      .getByRole('heading', { level: 1 })
      .or(page.getByRole('heading', { level: 2 }))
      .first(),
  ).toBeVisible()
  await expect(page.locator('.skeleton')).toHaveCount(0)
  for (const look of seen) {
    const [theme, size] = look.split(' ') as ['light' | 'dark', keyof typeof sizes]
    const how = `${name} ${language} ${look}`
    await page.emulateMedia({ colorScheme: theme })
    await page.setViewportSize(sizes[size])
    const [content, width] = await page.evaluate<[number, number]>('[document.documentElement.scrollWidth, innerWidth]')
    if (content > width) faults.push(`${how}: ${content - width} px wider than the screen`)
    // half-way between two themes no colour is right
    await page.evaluate(
      'Promise.allSettled(document.getAnimations().filter((one) => one instanceof CSSTransition).map((one) => one.finished)).then(() => null)',
    )
    // for whoever sits before it
    if (!process.env.CI)
      await page.screenshot({ path: join(shots, `${how.replaceAll(' ', '-')}.png`), fullPage: size === 'phone', animations: 'disabled' })
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
    faults.push(...violations.map(({ id, nodes }) => `${how}: ${id} ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`))
  }
  return faults
}

/** Speaks this language from the first page on, and notes what goes wrong in the console. */
async function ready(page: Page, language: Language): Promise<string[]> {
  mkdirSync(shots, { recursive: true })
  // a mail in the mailbox lies in a frame that has no storage
  await page.addInitScript(`if (window === top) localStorage.setItem('tsunagu.language', '${language}')`)
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() !== 'error') return
    // … and lets no script run, that of this browser's driver neither
    if (message.text().startsWith("Blocked script execution in 'about:srcdoc'")) return
    // "is anybody signed in?" is answered by 401, a sign-up begun in another browser by 403: the browser notes both
    const answered = /status of (\d+)/.exec(message.text())?.[1]
    if (answered === '401' || (answered === '403' && page.url().includes('/signup/p/'))) return
    errors.push(`${page.url()}: ${message.text()}`)
  })
  return errors
}

/** `seen`: in which looks; without it, each theme and size once. */
export async function lookAtAll(
  page: Page,
  language: Language,
  pages: Record<string, string>,
  seen: readonly Look[] = looks[language],
): Promise<void> {
  const errors = await ready(page, language)
  const faults: string[] = []
  for (const [name, address] of Object.entries(pages)) faults.push(...(await lookAt(page, language, name, address, seen)))
  expect([...faults, ...errors]).toEqual([])
}
