import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { sum, tallyOf, tallyPlaywright, tallyVitest, totalLine } from './tally.ts'

const folder = mkdtempSync(join(tmpdir(), 'tsunagu-tally-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('a tally', () => {
  it('counts what vitest reports, and a file that did not load as one failure', () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 1,
      numPendingTests: 1,
      numTodoTests: 1,
      testResults: [
        { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] },
        { status: 'failed', assertionResults: [] },
        { status: 'passed', assertionResults: [{ status: 'passed' }] },
      ],
    }
    expect(tallyVitest(report)).toEqual({ passed: 3, failed: 2, skipped: 2 })
  })

  it('counts what Playwright reports', () => {
    expect(tallyPlaywright({ stats: { expected: 4, flaky: 1, unexpected: 2, skipped: 3 } })).toEqual({ passed: 5, failed: 2, skipped: 3 })
  })

  it('never takes silence for success', () => {
    const report = (passed: number) => {
      const file = join(folder, `${passed}.json`)
      writeFileSync(file, JSON.stringify({ stats: { expected: passed, flaky: 0, unexpected: 0, skipped: 0 } }))
      return file
    }
    expect(tallyOf(report(2), 0, tallyPlaywright)).toEqual({ passed: 2, failed: 0, skipped: 0 })
    expect(tallyOf(report(2), 1, tallyPlaywright)).toEqual({ passed: 2, failed: 1, skipped: 0 })
    expect(tallyOf(report(0), 0, tallyPlaywright)).toEqual({ passed: 0, failed: 1, skipped: 0 })
    expect(tallyOf(join(folder, 'missing.json'), 0, tallyPlaywright)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })

  it('ends in one line', () => {
    expect(totalLine({ passed: 7, failed: 0, skipped: 0 })).toBe('7 passed, 0 failed')
    expect(
      totalLine(
        sum([
          { passed: 1, failed: 2, skipped: 0 },
          { passed: 3, failed: 0, skipped: 4 },
        ]),
      ),
    ).toBe('4 passed, 2 failed, 4 skipped')
  })
})
