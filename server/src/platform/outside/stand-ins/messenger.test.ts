import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createMessenger } from './messenger.ts'

it('a message is tried again until it is taken, and then no more', async () => {
  const tries: string[] = []
  const messenger = createMessenger(async (_path, body) => {
    tries.push(body)
    if (tries.length === 1) throw new Error('nobody answers')
    return true
  })
  messenger.tell('/somewhere', { id: 1 })
  await messenger.quiet()
  expect(tries).toEqual(['{"id":1}'])
  await wait(1100)
  await messenger.quiet()
  expect(tries).toHaveLength(2)
  await messenger.close()
})

it('after closing nothing is tried again', async () => {
  let tries = 0
  const messenger = createMessenger(async () => {
    tries += 1
    return false
  })
  messenger.tell('/somewhere', {})
  await messenger.close()
  await wait(1100)
  expect(tries).toBe(1)
})
