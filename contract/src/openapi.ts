/** OpenAPI 3.1 of every endpoint, made from the same constants the pages call and the server serves. */
import * as z from 'zod'
import { webhookEvents, webhookMessage } from './builders.ts'
import { csrfHeader, proofHeader } from './client.ts'
import type { Endpoint } from './endpoint.ts'
import { endpoints } from './endpoints.ts'
import { type Json, jsonSchema } from './json-schema.ts'
import { scopeNeeded, tokenLimit, tokenPrefix } from './tokens.ts'

/** The whole document; plain JSON. */
export function openapi(): Json {
  const paths: Record<string, Json> = {}
  for (const endpoint of endpoints) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tsunagu',
      version: '1',
      description: 'A connected-car service centre. Errors are RFC 9457 problem documents with a plain `code`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    webhooks: webhooks(),
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'tsunagu_session', description: `Web session; changes also send ${csrfHeader}.` },
        staffSession: {
          type: 'apiKey',
          in: 'cookie',
          name: 'tsunagu_staff',
          description: `Web session of staff; changes also send ${csrfHeader}.`,
        },
        personalToken: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: `${tokenPrefix}…`,
          description: `A personal API token of the owner, with the scope named beside it; acts that ask for a passkey answer 403 token-not-enough. ${tokenLimit.calls} calls in ${tokenLimit.seconds} seconds.`,
        },
        openid: { type: 'openIdConnect', openIdConnectUrl: '/oidc/.well-known/openid-configuration' },
      },
      schemas: {
        Problem: {
          type: 'object',
          required: ['type', 'status', 'code', 'title'],
          properties: {
            type: { const: 'about:blank' },
            status: { type: 'integer' },
            code: { type: 'string' },
            title: { type: 'string' },
            fields: { type: 'object', additionalProperties: { type: 'string' } },
            retryAfter: { type: 'number' },
            facts: { type: 'object' },
          },
        },
      },
    },
  }
}

/** What an owner's webhook is sent (Standard Webhooks). */
function webhooks(): Json {
  const header = (name: string, description: string) => ({ name, in: 'header', required: true, schema: { type: 'string' }, description })
  return Object.fromEntries(
    Object.entries(webhookEvents).map(([type, { about, version, data }]) => [
      type,
      {
        post: {
          operationId: `webhook.${type}`,
          tags: ['webhooks'],
          summary: about,
          parameters: [
            header('webhook-id', 'The same in every try and replay of a message'),
            header('webhook-timestamp', 'Of this try, in seconds since 1970'),
            header('webhook-signature', 'v1,HMAC-SHA-256 of id.timestamp.body in base64; two of them for a day after a change of secret'),
          ],
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: jsonSchema(webhookMessage.extend({ type: z.literal(type), version: z.literal(version), data }), 'output'),
              },
            },
          },
          responses: { '2XX': { description: 'Taken. Anything else, or none within ten seconds, is tried again for about three days.' } },
        },
      },
    ]),
  )
}

function operation(endpoint: Endpoint): Json {
  const problem = (description: string) => ({
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  })
  const answer = endpoint.response ? { content: { 'application/json': { schema: jsonSchema(endpoint.response, 'output') } } } : {}
  return {
    operationId: endpoint.id,
    tags: [endpoint.id.split('.')[0]],
    summary: endpoint.summary,
    ...(endpoint.who === 'anyone'
      ? { security: [] }
      : { security: endpoint.who === 'owner' ? ownerSecurity(endpoint) : [{ staffSession: [] }] }),
    ...(typeof endpoint.who === 'object' ? { 'x-roles': endpoint.who.staff } : {}),
    ...(endpoint.assurance === 'session' ? {} : { 'x-assurance': endpoint.assurance }),
    ...(endpoint.limit ? { 'x-limit': endpoint.limit } : {}),
    parameters: [...parameters(endpoint.params, 'path'), ...parameters(endpoint.query, 'query'), ...proof(endpoint)],
    ...body(endpoint),
    responses: {
      [String(endpoint.status)]: { description: endpoint.status === 202 ? 'Begun' : 'Done', ...answer },
      ...(endpoint.params || endpoint.query || endpoint.body ? { 400: problem('invalid: `fields` says what') } : {}),
      ...(endpoint.who === 'anyone' ? {} : { 401: problem('signed-out, fresh-needed or proof-needed'), 403: problem('not-allowed') }),
      ...(endpoint.params ? { 404: problem('not-found') } : {}),
      ...(endpoint.refusals.length > 0 ? { 409: problem(endpoint.refusals.join(', ')) } : {}),
      ...(endpoint.limit ? { 429: problem('too-many') } : {}),
    },
  }
}

/** Tokens open only what a scope stands for; a personal one shows no passkey. */
function ownerSecurity(endpoint: Endpoint): Json[] {
  const scope = scopeNeeded(endpoint)
  if (!scope) return [{ session: [] }]
  return [{ session: [] }, { openid: [scope] }, ...(endpoint.assurance === 'fresh' ? [] : [{ personalToken: [scope] }])]
}

function parameters(of: z.core.$ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!of) return []
  const { properties = {}, required = [] } = jsonSchema(of, 'input') as { properties?: Record<string, Json>; required?: string[] }
  return Object.entries(properties).map(([name, value]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: value,
  }))
}

function proof(endpoint: Endpoint): Json[] {
  if (endpoint.assurance !== 'this-request') return []
  return [
    {
      name: proofHeader,
      in: 'header',
      required: false,
      schema: { type: 'string' },
      description: 'WebAuthn assertion bound to this request, when it was asked for',
    },
  ]
}

function body(endpoint: Endpoint): Json {
  if (endpoint.bytes)
    return { requestBody: { required: true, content: Object.fromEntries(endpoint.bytes.types.map((type) => [type, {}])) } }
  return endpoint.body
    ? { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(endpoint.body, 'input') } } } }
    : {}
}
