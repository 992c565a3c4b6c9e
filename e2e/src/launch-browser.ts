import { type Browser, chromium } from '@playwright/test'
import { findBrowser } from './browser.ts'

/** A browser outside of the test runner, for measurements. The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, args, env } = await findBrowser()
  return chromium.launch({ executablePath, env, args: [...args, '--no-sandbox', '--disable-gpu'] })
}
