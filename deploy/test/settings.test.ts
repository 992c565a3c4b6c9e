import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeConfig } from '@tsunagu/server/platform/config.ts'
import { expect, it } from 'vitest'
import { parse } from 'yaml'

const read = (path: string) => readFileSync(join(import.meta.dirname, '..', path), 'utf8')
const compose = parse(read('compose.yaml'), { merge: true }) as {
  services: Record<string, { environment?: Record<string, string>; stop_grace_period?: string; ports?: string[] }>
}
const known = new Set(describeConfig().map(({ name }) => name))
/** Of Node, of the image of PostgreSQL, and what the AWS SDK reads by itself. */
const others = /^(NODE_ENV|POSTGRES_PASSWORD|AWS_[A-Z_]+)$/
const unknown = (names: readonly (string | undefined)[]) => names.filter((name) => !known.has(name ?? '') && !others.test(name ?? ''))
const assigned = (line = '') => [...line.matchAll(/\b([A-Z][A-Z0-9_]+)=/g)].map(([, name]) => name)
const found = (path: string, name: RegExp) => [...read(path).matchAll(name)].map(([, first]) => first)

it.each([
  ['compose.yaml', () => Object.keys(compose.services['replica-1']?.environment ?? {}), 6],
  ['env.example', () => found('env.example', /^(?:# )?([A-Z][A-Z0-9_]+)=/gm), 10],
  ['the unit', () => found('systemd/tsunagu@.service', /^Environment=(.*)$/gm).flatMap(assigned), 3],
  ['the image', () => found('Dockerfile', /^ENV (.*)$/gm).flatMap(assigned), 3],
  ['the chart', () => found('helm/tsunagu/templates/deployment.yaml', /- name: ([A-Z][A-Z_]+)/g), 6],
])('every setting in %s is one the centre knows', (_where, named, atLeast) => {
  expect(named().length).toBeGreaterThanOrEqual(atLeast)
  expect(unknown(named())).toEqual([])
})

it('whoever asks a replica to stop waits longer than it takes to leave', () => {
  const unit = read('systemd/tsunagu@.service')
  const replica = compose.services['replica-1']
  const times = [
    [Number(replica?.environment?.DRAIN_SECONDS), Number.parseInt(replica?.stop_grace_period ?? '', 10)],
    [Number(/DRAIN_SECONDS=(\d+)/.exec(unit)?.[1]), Number(/^TimeoutStopSec=(\d+)/m.exec(unit)?.[1])],
  ] as const
  for (const [drain, patience] of times) {
    expect(drain).toBeGreaterThan(5)
    expect(patience).toBeGreaterThan(drain + 10)
  }
})

it('the doors lie where the centre has them', () => {
  const ports = ['PORT', 'CARD_PORT', 'CAR_PORT', 'DEVICE_PORT', 'EST_PORT'].map(
    (port) => describeConfig().find(({ name }) => name === port)?.fallback ?? '',
  )
  expect(compose.services.haproxy?.ports).toEqual(ports.map((port) => `${port}:${port}`))
  for (const port of ports) {
    expect(read('haproxy/haproxy.cfg')).toContain(`_PORT-${port}}`.replace('_PORT-8700', 'PORT-8700'))
    expect(read('Dockerfile')).toMatch(new RegExp(`^EXPOSE .*\\b${port}\\b`, 'm'))
  }
})

it('the packages of the server lie where the image takes them from', () => {
  const { packages } = JSON.parse(read('../package-lock.json')) as { packages: Record<string, unknown> }
  expect(Object.keys(packages).filter((path) => /^(server|contract)\/node_modules\//.test(path))).toEqual([])
})
