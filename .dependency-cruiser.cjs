const { readdirSync, readFileSync } = require('node:fs')
const { join } = require('node:path')

/**
 * The house's dependency rule: calls go down, events go up. The floors are read from server/src/modules.ts, ground
 * floor first, so there is one list and no copy of it.
 */
const modules = floors()

/** May import anything: a test sets a scene with every part of the house, and nothing imports a test. */
const scene = String.raw`(\.test\.tsx?$|^server/test/|^deploy/test/|^e2e/|^bench/)`

const anyModule = `(${modules.join('|')})`
/** The platform has no front door: it is a row of small rooms that each module uses as it needs them. */
const withFrontDoor = modules.filter((name) => name !== 'platform').join('|')
const door = String.raw`/(http|car|jobs|reactions)\.ts$`
const rules = String.raw`(^|/)rules\.ts$`

const forbidden = [
  ...modules.slice(0, -1).map((name, floor) => ({
    name: `calls-go-down-from-${name}`,
    comment: `${name} lies below that module: tell an event, and let the other listen.`,
    severity: 'error',
    from: { path: `^server/src/${name}/`, pathNot: scene },
    to: { path: `^server/src/(${modules.slice(floor + 1).join('|')})/` },
  })),
  {
    name: 'front-door-only',
    comment: 'Of another module only index.ts and events.ts may be imported.',
    severity: 'error',
    from: { path: `^server/src/${anyModule}/`, pathNot: scene },
    to: { path: `^server/src/(${withFrontDoor})/`, pathNot: ['^server/src/$1/', String.raw`^server/src/[^/]+/(index|events)\.ts$`] },
  },
  {
    name: 'modules-are-hung-in-one-place',
    comment: 'Only modules.ts knows the modules; besides it main.ts and others use their front doors.',
    severity: 'error',
    from: { path: String.raw`^server/src/[^/]+\.ts$`, pathNot: scene },
    to: { path: `^server/src/(${withFrontDoor})/`, pathNot: String.raw`^server/src/[^/]+/(index|events|module)\.ts$` },
  },
  {
    name: 'nobody-imports-the-roof',
    comment: 'A module knows nothing of main.ts and modules.ts, which start it.',
    severity: 'error',
    from: { path: `^server/src/${anyModule}/`, pathNot: scene },
    to: { path: String.raw`^server/src/[^/]+\.ts$` },
  },
  {
    name: 'doors-never-touch-sql',
    comment: 'A door parses and calls one verb; SQL stands in queries.ts.',
    severity: 'error',
    from: { path: `^server/src/(${withFrontDoor})/.*${door}|^server/src/(${withFrontDoor})${door}`, pathNot: scene },
    to: { path: String.raw`(/(queries|tables)\.ts$|^node_modules/(kysely|pg)/)` },
  },
  {
    name: 'rules-are-pure',
    comment: 'rules.ts decides from its arguments alone: it imports types, other rules and the words of the contract.',
    severity: 'error',
    from: { path: rules },
    to: { pathNot: [rules, String.raw`^contract/src/(?!client\.ts)`], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'contract-imports-only-zod',
    comment: 'Every part of the house imports the contract, in the browser too.',
    severity: 'error',
    from: { path: '^contract/', pathNot: scene },
    to: { pathNot: '^(contract/src/|node_modules/zod/)' },
  },
  {
    name: 'server-stands-alone',
    comment: 'The server says what it says through the contract; the launcher, the pages and the cars come and go.',
    severity: 'error',
    from: { path: '^server/src/', pathNot: scene },
    to: { path: '^(start|web|simulator|e2e|bench|docs|server/test)/' },
  },
  {
    name: 'simulator-speaks-only-the-protocol',
    comment: "A simulated car could be somebody else's program: it knows the contract and nothing else of ours.",
    severity: 'error',
    from: { path: '^simulator/', pathNot: scene },
    to: { path: '^(server|start|web|e2e|bench|docs)/' },
  },
  {
    name: 'pages-speak-through-the-contract',
    comment: 'Pages import the contract and the kit; the head unit also what its car tells it.',
    severity: 'error',
    from: { path: '^web/', pathNot: scene },
    to: { path: '^(server|start|simulator|e2e|bench|docs)/', pathNot: String.raw`^simulator/src/bench-contract\.ts$` },
  },
  {
    name: 'bench-contract-is-for-the-head-unit',
    severity: 'error',
    from: { path: '^web/', pathNot: ['^web/car/', scene] },
    to: { path: '^simulator/' },
  },
  {
    name: 'pages-are-strangers',
    comment: 'What two of them need belongs into the kit.',
    severity: 'error',
    from: { path: '^web/([^/]+)/src/', pathNot: scene },
    to: { path: '^web/[^/]+/', pathNot: ['^web/$1/', '^web/kit/src/'] },
  },
  {
    name: 'launcher-uses-the-fronts',
    comment:
      'The launcher stands above the house: it uses the front of the server and the front doors of its modules, and builds the pages.',
    severity: 'error',
    from: { path: '^start/', pathNot: scene },
    to: {
      path: '^(server|web|simulator|e2e)/',
      pathNot: String.raw`^(server/src/((main|administrator)\.ts|platform/.*|[^/]+/index\.ts)|simulator/src/past-drives\.ts|web/build\.ts)$`,
    },
  },
  {
    name: 'nobody-imports-a-test',
    severity: 'error',
    from: { pathNot: scene },
    to: { path: scene },
  },
  {
    name: 'no-circles',
    comment: 'Types may refer to each other; files that run may not.',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'not-to-unresolvable',
    comment: "Packages of types alone are the compiler's affair; virtual: modules and addresses of files (?url) are made by the build.",
    severity: 'error',
    from: {},
    to: { couldNotResolve: true, pathNot: ['^virtual:', String.raw`\.wasm\?url$`, `^(${typesAlone().join('|')})$`] },
  },
]

module.exports = {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
}

/** `export const modules = [platform, startLock]` → ['platform', 'start-lock'], each a folder; a folder that is not listed is a fault. */
function floors() {
  const text = readFileSync(join(__dirname, 'server/src/modules.ts'), 'utf8')
  const list = /export const modules\b[^=]*=\s*\[([^\]]*)\]/.exec(text)?.[1]
  if (!list) throw new Error('server/src/modules.ts: found no list `export const modules = […]`')
  const names = list
    .split(',')
    .map((name) => name.trim().replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`))
    .filter(Boolean)
  const folders = readdirSync(join(__dirname, 'server/src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
  const odd = [...folders.filter((name) => !names.includes(name)), ...names.filter((name) => !folders.includes(name))]
  if (odd.length > 0) throw new Error(`server/src/modules.ts and the folders beside it do not agree about: ${odd.join(', ')}`)
  return names
}

/** `import type … from 'geojson'` finds node_modules/@types/geojson, which has nothing to run. */
function typesAlone() {
  return readdirSync(join(__dirname, 'node_modules/@types'))
}
