/** docs/car-protocol.md: the prose here, every schema, limit, code and signal from the contract. */
import { jsonSchema } from '@tsunagu/contract/json-schema.ts'
import {
  answer,
  bye,
  carCodes,
  hello,
  keysClaims,
  maxPacketBytes,
  protocolVersion,
  received,
  requestClaims,
  trace,
  verbs,
  welcome,
} from '@tsunagu/contract/message.ts'
import { signals } from '@tsunagu/contract/signals.ts'
import type * as z from 'zod'

const shape = (of: z.ZodType) => `\`\`\`json\n${JSON.stringify(jsonSchema(of), undefined, 1)}\n\`\`\``
const table = (head: string[], rows: string[][]) => [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')

export function carProtocol(): string {
  return `<!-- Written by \`npm run generate\` from contract/src/message.ts and signals.ts. Do not edit. -->
# The car's protocol, version ${protocolVersion}

Everything a car needs to live on a Tsunagu centre, in any language. The simulator (\`simulator/\`) speaks only this.

## 1. Names

- **carId**: the name of the unit on the line, 8–40 characters of \`[A-Za-z0-9_-]\`, given by the centre in the certificate's CN. It is not the chassis number.
- **boot**: a random id, new at each start of the unit. A trace is named by (carId, boot, seq).
- **epoch**: a random id of a clock that only counts seconds, started with the unit. Expiry is said in it, so a wrong wall clock harms nothing.
- **signal**: a COVESA VSS 6 path; what VSS lacks stands under \`Vehicle.Private\`.

## 2. Enrolment (EST, RFC 7030)

The dealer gives the unit a one-time code \`CODE.FINGERPRINT\`: CODE is the secret, FINGERPRINT the base64url SHA-256 of the centre's CA certificate (DER). HTTPS, port 8443 unless said otherwise.

1. \`GET /.well-known/est/cacerts\` without checking the server. The answer is base64 PKCS#7 (certs-only). Find the certificate with the fingerprint; there is none: stop. From here on trust only that CA, and check the server's name.
2. Make a P-256 key that never leaves the unit. \`POST /.well-known/est/simpleenroll\`, HTTP Basic user \`car\`, password CODE, \`Content-Type: application/pkcs10\`, body the base64 CSR (any subject). Answers: 200 base64 PKCS#7 with the certificate · 401 wrong, used or old code · 429 too many tries, see \`Retry-After\`.
3. With the certificate: \`GET /car/command-keys\` gives a JWKS (ES256) of the keys that sign requests. Keep them.
4. When two thirds of the certificate's life are over: \`POST /.well-known/est/simplereenroll\` with the old certificate in TLS, and connect again.

A revoked certificate is refused at every door, at once. The dealer then gives a new code.

## 3. The line (MQTT 3.1.1 over TLS 1.2 or newer, client certificate)

Port 8883 unless said otherwise. Client id = carId, clean session, QoS 1 for everything, no retained messages, keepalive 60 s or so. A packet over ${maxPacketBytes} bytes cuts the connection. You may publish only below \`cars/{carId}/up/\` and read only below \`cars/{carId}/down/\`; anything else is refused and counted, and repeated trying cuts the line.

After each CONNECT: subscribe \`cars/{carId}/down/#\`, publish hello, wait for welcome, send a key frame. A later connection with the same carId takes over the earlier one.

${table(
  ['topic', 'direction', 'what'],
  [
    ['`up/link/hello`', 'car →', 'who I am this time'],
    ['`down/link/welcome`', '→ car', 'the centre has taken note'],
    ['`up/link/trace`', 'car →', 'samples of signals'],
    ['`down/link/received`', '→ car', 'only when welcome said `stored: "received"`: this trace is stored'],
    ['`down/<module>/<verb>`', '→ car', 'a signed request'],
    ['`up/link/answer`', 'car →', 'what became of a request'],
    ['`down/link/keys`', '→ car', 'successor keys, signed by a key you hold'],
    ['`up/link/bye`', 'car →', 'before sleep; also the last will with `why: "lost"`'],
  ],
)}

### hello

${shape(hello)}

### welcome

\`stored: "puback"\`: a PUBACK means the message is committed in the centre's database. \`stored: "received"\`: behind a broker a PUBACK means little; keep each trace until \`down/link/received\` names it, and send it again after 30 s without: what the broker takes while the centre is away is gone.

${shape(welcome)}

### received

${shape(received)}

### bye

${shape(bye)}

## 4. Traces

Sample each signal when it changes, not faster than its interval; send what was gathered about every 10 seconds while awake, and at once when something a person cares about changes (door, lock, window, lamp, ignition, alarm, occupant). \`t\` is ms since 1970 by the car's clock, \`dt\` offsets from it. A column with \`null\` = sampled and unchanged; no column = not sampled; in \`na\` = this car has no such signal. A **key frame** (\`key: true\`) has every signal: after boot, after each connect, hourly, and when asked by \`link/report\`.

Keep a trace until it is acknowledged and send it again, the same (boot, seq), after a reconnect: the centre stores it once. A measured time more than two minutes in the future or older than the retention is kept but moves no shown state.

${shape(trace)}

Example:

\`\`\`json
{ "boot": "k3v9Qm2x", "seq": 8123, "t": 1763776800000, "dt": [0, 1000, 2000],
  "s": { "Vehicle.Speed": [42.1, 43, null], "Vehicle.CurrentLocation.Latitude": [35.6586, 35.6587, 35.6588] } }
\`\`\`

## 5. Requests and answers

\`down/<module>/<verb>\` carries a compact JWS: header \`{ alg: "ES256", typ: "car-request+jwt", kid }\`, payload:

${shape(requestClaims)}

Before acting check, in this order: the signature by a key you hold; carId; that \`verb\` is the topic's \`<module>/<verb>\`; epoch; expiry against the epoch's clock; the counter (a window of 64, each value once). An id you have answered already is answered again with the same words and not done again: remember the last 64. A request whose signature does not hold is not answered at all: its id cannot be trusted.

Answer \`accepted\` at once, then \`done\`, \`refused\` (you chose not to) or \`failed\` (you tried). Send the trace that shows the new state before \`done\`. With the epoch unknown, answer \`refused\`, \`wrong-epoch\` and name your present epoch and clock: the centre asks again with the same id. Unanswered requests come again with the same id until they expire.

${shape(answer)}

Codes: ${carCodes.map((code) => `\`${code}\``).join(' ')}.

${table(
  ['verb', 'arguments'],
  Object.entries(verbs).map(([verb, args]) => [`\`${verb}\``, `\`${JSON.stringify(jsonSchema(args).properties ?? {})}\``]),
)}

A remote lock must not arm the auto alarm. Refuse to lock or to close windows with somebody inside, with the ignition on or while moving; refuse to lock with a door open.

### Successor keys

\`down/link/keys\`: compact JWS, typ \`car-keys+jwt\`, signed by a key you hold. Replace your keys by those in it.

${shape(keysClaims)}

## 6. Sleep

Before switching the modem off publish bye with \`why: "sleep"\` and disconnect. The centre wakes an asleep car by an SMS to its SIM: connect as after any start; the epoch and boot stay the same when the unit kept running.

## 7. Signals

The driver sits on the right in Japan: \`DriverSide\` is the right-hand side.

${table(
  ['signal', 'type', 'unit', 'meaning'],
  Object.entries(signals).map(([path, signal]) => [
    `\`${path}\``,
    signal.kind,
    signal.unit ?? '',
    `${signal.about}${signal.overlay ? ' (overlay)' : ''}`,
  ]),
)}
`
}
