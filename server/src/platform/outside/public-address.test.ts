import { Agent, request } from 'node:https'
import { describe, expect, it } from 'vitest'
import { isPublicAddress, isPublicName, lookupPublic } from './public-address.ts'

describe('isPublicAddress', () => {
  it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    '2001:db8::1',
    '2002:7f00:1::',
    'example.com',
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})

describe('isPublicName', () => {
  it.each(['fcm.googleapis.com', 'updates.push.services.mozilla.com', 'web.push.apple.com.', '8.8.8.8', '[2606:4700::1111]'])(
    '%s may be public',
    (name) => {
      expect(isPublicName(name)).toBe(true)
    },
  )
  it.each(['localhost', 'localhost.', 'db', 'printer.local', 'metadata.google.internal', '127.0.0.1', '[::1]', '10.0.0.8'])(
    '%s may not',
    (name) => {
      expect(isPublicName(name)).toBe(false)
    },
  )
})

it.each([
  ['a request', { lookup: lookupPublic }],
  ['an agent', { agent: new Agent({ lookup: lookupPublic }) }],
])('lookupPublic in %s refuses a name that leads home, before any connection', async (_where, options) => {
  const failed = await new Promise<NodeJS.ErrnoException>((resolve) => {
    request({ host: 'localhost', port: 1, ...options })
      .on('error', resolve)
      .end()
  })
  expect(failed.code).toBe('ENOTPUBLIC')
})
