/** What dependency-cruiser says as JSON, as far as it is read here. */
interface Report {
  modules: { source: string; dependencies: { resolved: string }[] }[]
  summary: { violations: Violation[] }
}

/** What a tool's run means, in words for a person. */
export interface Verdict {
  ok: boolean
  output: string
}

interface Violation {
  from: string
  to: string
  rule: { name: string; severity: string }
  cycle?: { name: string }[]
}

/** What dependency-cruiser is shown. */
export const cruised = ['contract', 'server', 'simulator', 'web', 'start', 'e2e', 'bench', 'docs']

/** A room without any module means that the tool was blind, not that all is well (it happens with an unfit compiler). */
const rooms = ['contract', 'server', 'simulator', 'web', 'start']

/** Seen only when imports between workspaces are followed to their sources. */
const surelyThere = { from: 'server/src/', to: 'contract/src/' }

/**
 * The verdict on a run of dependency-cruiser: every violation is one line, and seeing nothing is a failure.
 * @param stdout its JSON
 */
export function judgeBoundaries(_code: number | null, stdout: string, stderr: string): Verdict {
  const report = parse(stdout)
  if (!report) return { ok: false, output: stderr || stdout }
  const faults = [...blindSpots(report), ...report.summary.violations.map(describe)]
  return { ok: faults.length === 0, output: faults.join('\n') }
}

function parse(text: string): Report | undefined {
  try {
    return JSON.parse(text) as Report
  } catch {
    return undefined
  }
}

function blindSpots({ modules }: Report): string[] {
  const empty = rooms.filter((room) => !modules.some(({ source }) => source.startsWith(`${room}/`)))
  const follows = modules.some(
    ({ source, dependencies }) =>
      source.startsWith(surelyThere.from) && dependencies.some(({ resolved }) => resolved.startsWith(surelyThere.to)),
  )
  return [
    ...empty.map((room) => `saw no module in ${room}/: the tool is blind, this is not a pass`),
    ...(follows ? [] : [`saw no import from ${surelyThere.from} to ${surelyThere.to}: imports are not followed`]),
  ]
}

function describe({ rule, from, to, cycle }: Violation): string {
  const way = cycle ? [from, ...cycle.map(({ name }) => name)] : [from, to]
  return `${rule.name}: ${way.join(' → ')}`
}
