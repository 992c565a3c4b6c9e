/** Pictures of a page in the middle of a story, for whoever sits before it; none in CI. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { cacheFolder } from '@tsunagu/start/cache.ts'

const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1440, height: 900 } }

/** In both themes and at both sizes; `SHOTS` must be set, or the story would be slow. */
export async function shoot(page: Page, name: string): Promise<void> {
  if (!process.env.SHOTS) return
  const folder = cacheFolder('shots')
  mkdirSync(folder, { recursive: true })
  for (const theme of ['light', 'dark'] as const)
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      await page.setViewportSize(viewport)
      await page.screenshot({ path: join(folder, `${name}-${theme}-${size}.png`), animations: 'disabled' })
    }
}
