import { expect, it } from 'vitest'
import { type CarView, merged } from './cars.ts'

const car = (name: string, paint: string) => ({ name, paint }) as CarView

it('cars that changed take the place of what was known, new ones come last', () => {
  const now = [car('sora', 'old'), car('nami', 'old')]
  const next = merged(now, [car('hikari', 'new'), car('sora', 'new')])
  expect(next.map(({ name, paint }) => `${name} ${paint}`)).toEqual(['sora new', 'nami old', 'hikari new'])
})
