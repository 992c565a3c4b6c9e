/** `npm run bench -- NAME`: measurements a reader can repeat. Prints JSON; what it is doing goes to standard error. */
import { benchCommand } from './command.ts'
import { benchConnect } from './connect/connect.ts'
import { benchHistory } from './history.ts'
import { benchHttp } from './http.ts'
import { benchLicence } from './licence.ts'
import { benchMatch } from './match.ts'
import { benchTrace } from './trace/trace.ts'

const benches: Record<string, () => Promise<object>> = {
  command: benchCommand,
  connect: benchConnect,
  history: benchHistory,
  http: benchHttp,
  licence: benchLicence,
  match: benchMatch,
  trace: benchTrace,
}

const name = process.argv[2] ?? ''
const bench = benches[name]
if (!bench) {
  console.error(`npm run bench -- ${Object.keys(benches).join(' | ')}

  command   tap → car → page, 500 requests at idle, in ms: the centre's part and the car's
            (command --load 2000: while light cars send 2,000 messages a second; --runs 1)
  connect   10,000 idle cars over TLS at our door and at Mosquitto: bytes per car, handshakes, all back after a cut
            (connect --cars 10000 --jitter 30 --seconds 20 --runs 1 --without mosquitto)
  history   a car-year read as trips and a day as tracks, among many cars (history --cars 200)
  http      one authenticated read against a bare Fastify handler with the same query, requests per second
  licence   24 invented licences at three levels of quality, read in a browser: right, sure, wrong but sure (licence SEED --show)
  match     the matcher: its table of pairs and 10,000 generated ones (match SEED --show for others, and what went wrong)
  trace     2,000 light cars from PUBLISH to COMMIT over TLS: points per second, delay, CPU (trace --seconds 30 --cars 2000 --runs 1)`)
  process.exit(name === '' ? 0 : 2)
}
console.log(JSON.stringify(await bench(), undefined, 2))
