import { existsSync, readFileSync } from 'node:fs'

/** Counts of tests; check steps count as tests too. */
export interface Tally {
  passed: number
  failed: number
  skipped: number
}

/** What is read of `vitest --reporter=json`. */
interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

/** What is read of `playwright --reporter=json`. */
interface PlaywrightReport {
  stats: { expected: number; flaky: number; unexpected: number; skipped: number }
}

/** A file that could not even load fails as one test. */
export function tallyVitest(report: VitestReport): Tally {
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/** A test that passed only when tried again has passed; Playwright names it flaky in its own summary. */
export function tallyPlaywright({ stats }: PlaywrightReport): Tally {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped }
}

/** A runner that failed without naming a test (it crashed, it found none, an error outside any test) counts as one failure. */
export function tallyOf<Report>(file: string, exitCode: number | null, count: (report: Report) => Tally): Tally {
  const tally = existsSync(file) ? count(JSON.parse(readFileSync(file, 'utf8')) as Report) : { passed: 0, failed: 0, skipped: 0 }
  const silent = tally.failed === 0 && (exitCode !== 0 || tally.passed === 0)
  return silent ? { ...tally, failed: 1 } : tally
}

export function sum(tallies: Tally[]): Tally {
  return tallies.reduce(
    (all, one) => ({ passed: all.passed + one.passed, failed: all.failed + one.failed, skipped: all.skipped + one.skipped }),
    { passed: 0, failed: 0, skipped: 0 },
  )
}

/** `12 passed, 0 failed, 1 skipped`; the last part only when there is one. */
export function totalLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
