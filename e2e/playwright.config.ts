import { defineConfig } from '@playwright/test'
import { findBrowser } from './src/browser.ts'

const { executablePath, args, env } = await findBrowser()

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../node_modules/.cache/tsunagu/e2e',
  globalSetup: './src/global-setup.ts',
  // one house after the other: two cores are enough for one
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // a strange machine may stumble once; here nothing is tried twice, and what needed a second try is listed as flaky
  retries: process.env.CI ? 1 : 0,
  forbidOnly: process.env.CI !== undefined,
  use: {
    actionTimeout: 10_000,
    navigationTimeout: 15_000,
    viewport: { width: 390, height: 844 },
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    // recording costs a third of the time: where a test is tried again, only then
    trace: process.env.CI ? 'on-first-retry' : 'retain-on-failure',
    launchOptions: {
      executablePath,
      env,
      args: [
        ...args,
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
