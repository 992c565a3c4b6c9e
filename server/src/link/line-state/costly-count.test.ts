import { expect, it } from 'vitest'
import { CostlyCount } from './costly-count.ts'

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))

it('everybody who looks meanwhile, and for a while after, shares one count', async () => {
  let counts = 0
  const cars = new CostlyCount<number>()
  const look = () =>
    cars.read(async () => {
      await wait(20)
      return ++counts
    })
  expect(await Promise.all([look(), look(), look()])).toEqual([1, 1, 1])
  expect(await look()).toBe(1)
  await expect.poll(look, { timeout: 5000, interval: 100 }).toBe(2)
})

it('one that failed is asked for again', async () => {
  const cars = new CostlyCount<number>()
  await expect(cars.read(() => Promise.reject(new Error('no database')))).rejects.toThrow('no database')
  expect(await cars.read(async () => 5)).toBe(5)
})
