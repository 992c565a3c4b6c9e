import { expect, it } from 'vitest'
import { bench, WrongOption } from './options.ts'

const one = bench(
  'something',
  { cars: { default: 200, says: 'cars' }, without: { default: '', says: 'parts' }, show: { default: false, says: 'more' } },
  async (asked) => asked,
)

it('gives the defaults, and what was asked in the kind of its default', async () => {
  expect(await one.run([])).toEqual({ cars: 200, without: '', show: false })
  expect(await one.run(['--cars', '3', '--without', 'peer', '--show'])).toEqual({ cars: 3, without: 'peer', show: true })
})

it('tells each option with its default', () => {
  expect(one.help().split('\n')).toEqual([
    expect.stringMatching(/^ {2}--cars 200 +cars$/),
    expect.stringMatching(/^ {2}--without WORD +parts$/),
    expect.stringMatching(/^ {2}--show +more$/),
  ])
})

it.each([['--carz', '3'], ['--cars', 'many'], ['--cars', ''], ['--cars'], ['7']])('a wrong word is one line: %s %s', (...words) => {
  const run = () => one.run(words.filter((word) => word !== undefined))
  expect(run).toThrow(WrongOption)
  expect(run).toThrow(/^[^\n]+$/)
})
