/** AsyncAPI 3.0 of the car's line, made from the same schemas the centre parses with. The prose is in docs/car-protocol.md. */
import { type Json, jsonSchema } from './json-schema.ts'
import {
  answer,
  bye,
  carCodes,
  hello,
  keysClaims,
  maxPacketBytes,
  protocolVersion,
  randomId,
  received,
  requestClaims,
  trace,
  type Verb,
  verbs,
  welcome,
} from './message.ts'

interface Said {
  /** Below `cars/{carId}/`. */
  path: string
  /** By the car, or to it. */
  from: 'car' | 'centre'
  title: string
  summary: string
  payload: Json
  contentType?: string
  /** What the payload carries when it is a JWS. */
  claims?: Json
}

/** A compact JWS: three parts in base64url. */
const jws = { type: 'string', pattern: String.raw`^[\w-]+\.[\w-]+\.[\w-]+$` }

const words: Record<string, Said> = {
  hello: {
    path: 'up/link/hello',
    from: 'car',
    title: 'Hello',
    summary: 'The first message after each connect.',
    payload: jsonSchema(hello),
  },
  welcome: { path: 'down/link/welcome', from: 'centre', title: 'Welcome', summary: 'The answer to hello.', payload: jsonSchema(welcome) },
  trace: {
    path: 'up/link/trace',
    from: 'car',
    title: 'Trace',
    summary: 'Many samples of many signals (COVESA VSS 6 paths) in columns.',
    payload: jsonSchema(trace),
  },
  received: {
    path: 'down/link/received',
    from: 'centre',
    title: 'Received',
    summary: 'Only behind a broker: this trace is stored, the car may forget it.',
    payload: jsonSchema(received),
  },
  answer: {
    path: 'up/link/answer',
    from: 'car',
    title: 'Answer',
    summary: `What became of a request. Codes: ${carCodes.join(', ')}.`,
    payload: jsonSchema(answer),
  },
  bye: { path: 'up/link/bye', from: 'car', title: 'Bye', summary: 'Before sleep; also the last will.', payload: jsonSchema(bye) },
  keys: {
    path: 'down/link/keys',
    from: 'centre',
    title: 'Command keys',
    summary: 'Successor keys, signed by a key the car holds (JWS, typ car-keys+jwt, ES256).',
    payload: jws,
    contentType: 'application/jose',
    claims: jsonSchema(keysClaims),
  },
  ...Object.fromEntries(
    (Object.keys(verbs) as Verb[]).map((verb) => [
      `request-${verb.replace('/', '-')}`,
      {
        path: `down/${verb}`,
        from: 'centre',
        title: verb,
        summary: `Asks the car for ${verb} (JWS, typ car-request+jwt, ES256).`,
        payload: jws,
        contentType: 'application/jose',
        claims: {
          allOf: [jsonSchema(requestClaims), { type: 'object', properties: { verb: { const: verb }, args: jsonSchema(verbs[verb]) } }],
        },
      } satisfies Said,
    ]),
  ),
}

const entries = <T>(make: (name: string, said: Said) => T) =>
  Object.fromEntries(Object.entries(words).map(([name, said]) => [name, make(name, said)]))

/** The whole document; plain JSON. Operations are the centre's: it receives what cars say. */
export function asyncapi(): Json {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Tsunagu: the car’s line',
      version: String(protocolVersion),
      description: `MQTT 3.1.1 over TLS with the car's client certificate. QoS 1, nothing retained, ${maxPacketBytes} bytes a packet at most.`,
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/json',
    servers: {
      centre: {
        host: '{host}:{port}',
        protocol: 'mqtts',
        protocolVersion: '3.1.1',
        description: 'The door for cars of one centre.',
        variables: { host: { default: 'localhost' }, port: { default: '8883' } },
        security: [{ $ref: '#/components/securitySchemes/certificate' }],
        bindings: { mqtt: { clientId: '{carId}', cleanSession: true, keepAlive: 60, bindingVersion: '0.2.0' } },
      },
    },
    channels: entries((name, { path, title }) => ({
      address: `cars/{carId}/${path}`,
      title,
      parameters: { carId: { $ref: '#/components/parameters/carId' } },
      messages: { [name]: { $ref: `#/components/messages/${name}` } },
    })),
    operations: entries((name, { from, summary }) => ({
      action: from === 'car' ? 'receive' : 'send',
      channel: { $ref: `#/channels/${name}` },
      summary,
      bindings: { mqtt: { qos: 1, retain: false, bindingVersion: '0.2.0' } },
      ...(name === 'hello' ? { reply: { channel: { $ref: '#/channels/welcome' } } } : {}),
      ...(name.startsWith('request-') ? { reply: { channel: { $ref: '#/channels/answer' } } } : {}),
    })),
    components: {
      parameters: {
        carId: { description: 'The unit’s name on the line: the CN of its certificate, not the chassis number.' },
      },
      securitySchemes: {
        certificate: { type: 'X509', description: 'Client certificate from the centre’s enrolment (EST, RFC 7030).' },
      },
      messages: entries((name, { title, summary, payload, contentType, claims }) => ({
        name,
        title,
        summary,
        contentType: contentType ?? 'application/json',
        payload,
        ...(claims ? { 'x-claims': claims } : {}),
      })),
      schemas: { randomId: jsonSchema(randomId) },
    },
  }
}
