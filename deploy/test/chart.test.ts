import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { Deployment } from 'kubernetes-models/apps/v1/Deployment'
import { Ingress } from 'kubernetes-models/networking.k8s.io/v1/Ingress'
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy'
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget'
import { Service } from 'kubernetes-models/v1/Service'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'

const chart = join(import.meta.dirname, '../helm/tsunagu')
const go = '/usr/share/gocode'
const canRender = existsSync(join(go, 'src/github.com/Masterminds/sprig')) && existsSync(join(go, 'src/sigs.k8s.io/yaml'))
if (!canRender)
  console.log(
    'Skipped: the chart’s templates, because golang-go, golang-github-masterminds-sprig-dev and golang-k8s-sigs-yaml-dev are missing.',
  )

const schema = JSON.parse(readFileSync(join(chart, 'values.schema.json'), 'utf8')) as object
const values = parse(readFileSync(join(chart, 'values.yaml'), 'utf8')) as Record<string, unknown>
const allows = new Ajv({ strict: false, allErrors: true }).compile(schema)

describe('values', () => {
  it('are as the schema says', () => {
    expect(allows(values), JSON.stringify(allows.errors)).toBe(true)
  })

  it.each([
    ['a misspelt key', { replica: 3 }],
    ['no replica', { replicas: 0 }],
    ['an origin without TLS: passkeys and cookies need it', { origin: 'http://my.example.com' }],
    ['a secret among the settings', { settings: { SECRET: 'x' } }],
    ['a number where the environment wants text', { settings: { HISTORY_DAYS: 30 } }],
  ])('refuses %s', (_what, wrong) => {
    expect(allows({ ...values, ...wrong })).toBe(false)
  })
})

interface Doc {
  kind: string
  metadata: { name: string }
  spec: Record<string, unknown>
}

const kinds = { Deployment, Service, Ingress, NetworkPolicy, PodDisruptionBudget } as const

describe.skipIf(!canRender)('templates', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tsunagu-chart-'))
    const built = spawnSync('go', ['build', '-o', join(folder, 'render'), join(import.meta.dirname, 'render.go')], {
      env: { ...process.env, GO111MODULE: 'off', GOPATH: go, GOCACHE: join(tmpdir(), 'tsunagu-go') },
      encoding: 'utf8',
    })
    expect(built.stderr).toBe('')
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const run = (more: object) => {
    writeFileSync(join(folder, 'values.json'), JSON.stringify(more))
    return spawnSync(join(folder, 'render'), [chart, 'centre', join(folder, 'values.json')], { encoding: 'utf8' })
  }
  const render = (more: object = {}): Doc[] => {
    const done = run(more)
    expect(done.stderr).toBe('')
    return parseAllDocuments(done.stdout).flatMap((document) => (document.toJS() ? [document.toJS() as Doc] : []))
  }

  const everything = {
    metrics: { enabled: true, port: 9464, serviceMonitor: true },
    networkPolicy: { enabled: true, egress: [{ ports: [{ port: 5432 }] }] },
    ingress: { className: 'nginx', tlsSecret: 'pages', annotations: { a: 'b' } },
    cars: { annotations: { c: 'd' } },
    nodeSelector: { disk: 'ssd' },
    imagePullSecrets: [{ name: 'registry' }],
    archiveClaim: 'history',
  }

  it.each([
    ['as they are', {}, ['Deployment', 'PodDisruptionBudget', 'Ingress', 'Service', 'Service']],
    [
      'with everything',
      everything,
      ['Deployment', 'PodDisruptionBudget', 'Ingress', 'NetworkPolicy', 'ServiceMonitor', 'Service', 'Service'],
    ],
    ['with one replica and no ingress', { replicas: 1, ingress: { enabled: false } }, ['Deployment', 'Service', 'Service']],
  ])('%s: what comes out is what Kubernetes’ schemas allow', (_what, more, expected) => {
    const documents = render(more)
    expect(documents.map(({ kind }) => kind)).toEqual(expected)
    for (const document of documents) {
      // an outside kind, without a schema here
      if (document.kind === 'ServiceMonitor') continue
      const Kind = kinds[document.kind as keyof typeof kinds]
      ;new (Kind as unknown as new (data: Doc) => { validate(): void })(document).validate()
    }
  })

  it('a pod that is asked to stop has the time to leave, and says so where it does not', () => {
    const [deployment] = render()
    const pod = ((deployment as Doc).spec.template as { spec: { containers: { env: object[] }[] } }).spec
    expect(pod).toMatchObject({ terminationGracePeriodSeconds: 60 })
    expect(pod.containers[0]?.env).toContainEqual({ name: 'DRAIN_SECONDS', value: '15' })
    expect(run({ drainSeconds: 60 }).stderr).toContain('gracePeriod must be longer')
  })

  it('the archive is a volume every pod mounts, where one is named', () => {
    const spec = (more: object) => ((render(more)[0] as Doc).spec.template as { spec: { volumes: object[]; containers: object[] } }).spec
    const pod = spec({ archiveClaim: 'history' })
    expect(pod.volumes).toContainEqual({ name: 'archive', persistentVolumeClaim: { claimName: 'history' } })
    expect(pod.containers).toMatchObject([
      { env: expect.arrayContaining([{ name: 'ARCHIVE', value: '/archive' }]), volumeMounts: [{}, { mountPath: '/archive' }] },
    ])
    expect(spec({}).volumes).toHaveLength(1)
  })

  it('the pod may do nothing but run', () => {
    const deployment = render().find(({ kind }) => kind === 'Deployment') as Doc
    const pod = (deployment.spec.template as { spec: { securityContext: object; containers: { securityContext: object }[] } }).spec
    expect(pod.securityContext).toMatchObject({ runAsNonRoot: true })
    expect(pod.containers[0]?.securityContext).toMatchObject({ readOnlyRootFilesystem: true, allowPrivilegeEscalation: false })
  })
})
