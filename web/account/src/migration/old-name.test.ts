import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { migrationTexts } from './texts.ts'

const web = join(import.meta.dirname, '../../..')

it('ACC-09 the account’s old name stands in the help for who knew it, and in no page beside it', () => {
  expect(migrationTexts.ja.askNote('TOYOTAアカウント')).toContain('TOYOTA/LEXUSの共通ID')
  expect(migrationTexts.en.askNote('TOYOTA account')).toContain('TOYOTA/LEXUS common ID')
  const sources = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter(
    (path) => /^[a-z]+\/src\/.*\.tsx?$/.test(path) && !path.endsWith('.test.ts'),
  )
  expect(sources.length).toBeGreaterThan(100)
  const naming = sources.filter((path) => /共通ID|common ID/i.test(readFileSync(join(web, path), 'utf8')))
  // the note at “do you have an account?” of both ways in
  expect(naming.toSorted()).toEqual(['account/src/migration/texts.ts', 'signup/src/account/texts.ts'])
})
