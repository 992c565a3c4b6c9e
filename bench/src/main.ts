/** `npm run bench -- NAME`: measurements a reader can repeat. Prints JSON; what it is doing goes to standard error. */
import { commandBench } from './command.ts'
import { connectBench } from './connect/connect.ts'
import { historyBench } from './history.ts'
import { httpBench } from './http.ts'
import { licenceBench } from './licence.ts'
import { matchBench } from './match.ts'
import { type Bench, WrongOption } from './options.ts'
import { traceBench } from './trace/trace.ts'

const benches: Record<string, Bench> = {
  command: commandBench,
  connect: connectBench,
  history: historyBench,
  http: httpBench,
  licence: licenceBench,
  match: matchBench,
  trace: traceBench,
}

const [name = '--help', ...words] = process.argv.slice(2)
const bench = benches[name]
if (!bench) {
  const lines = Object.entries(benches).map(([each, { says }]) => `  ${each.padEnd(9)} ${says}`)
  console.error(['npm run bench -- NAME (and --help for its options)\n', ...lines].join('\n'))
  process.exit(name === '--help' ? 0 : 2)
}
if (words.includes('--help')) {
  console.error(`npm run bench -- ${name}: ${bench.says}\n\n${bench.help()}`)
  process.exit(0)
}
try {
  console.log(JSON.stringify(await bench.run(words), undefined, 2))
} catch (error) {
  if (!(error instanceof WrongOption)) throw error
  console.error(`${error.message} (npm run bench -- ${name} --help)`)
  process.exitCode = 2
}
