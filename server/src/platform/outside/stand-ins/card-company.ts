/** The doors of the local card company: an API for the centre, a page in a frame for the person who types the card. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod'
import { sameSecret } from '../signed-message.ts'
import { type CardSetups, createCardSetups, type Setup } from './card-setups.ts'
import type { Messenger } from './messenger.ts'
import { pageHeaders, sendPage } from './pages.ts'

const cardMessagePath = '/api/payments/messages/cards'

interface Asked {
  /** The centre's key. */
  key: string
  /** Origin of the pages that may show ours in a frame. */
  parent: string
  delay: number
  messenger: Messenger
}

export function hangCardCompany(app: FastifyInstance, { key, parent, delay, messenger }: Asked): void {
  let told = 0
  const setups = createCardSetups({
    delay,
    moved: (setup) => {
      const type = eventOf(setup)
      if (type)
        messenger.tell(cardMessagePath, {
          id: `evt_${setup.id}_${++told}`,
          type,
          data: { object: { ...shown(setup), client_secret: null } },
        })
    },
  })
  hangApi(app, setups, key)
  hangForm(app, setups, parent)
}

/** The names Stripe gives them; what the person does between them is nobody's news. */
function eventOf({ status, error }: Setup): string | undefined {
  if (status === 'succeeded' || status === 'canceled' || status === 'requires_action') return `setup_intent.${status}`
  return status === 'requires_payment_method' && error !== null ? 'setup_intent.setup_failed' : undefined
}

const shown = ({ id, secret, customer, status, error, card }: Setup) => ({
  object: 'setup_intent',
  id,
  client_secret: secret,
  customer,
  status,
  last_setup_error: error === null ? null : { code: error },
  payment_method: card && {
    id: card.ref,
    card: { brand: card.brand, last4: card.last4, exp_month: card.month, exp_year: card.year },
  },
})

/** For the centre, by its key. */
function hangApi(app: FastifyInstance, setups: CardSetups, key: string): void {
  const stranger = ({ headers }: FastifyRequest) => !sameSecret(`Bearer ${key}`, headers.authorization)
  app.post('/v1/setup_intents', (request, reply) => {
    if (stranger(request)) return reply.code(401).send({ error: 'unknown key' })
    const read = z.object({ customer: z.string().min(1).max(60) }).safeParse(request.body)
    const idempotency = request.headers['idempotency-key']
    if (!read.success || typeof idempotency !== 'string') return reply.code(400).send({ error: 'customer and Idempotency-Key are needed' })
    return reply.send(shown(setups.open(idempotency, read.data.customer)))
  })
  app.get<{ Params: { id: string } }>('/v1/setup_intents/:id', (request, reply) => {
    if (stranger(request)) return reply.code(401).send({ error: 'unknown key' })
    const setup = setups.find(request.params.id)
    return setup ? reply.send(shown(setup)) : reply.code(404).send({ error: 'resource_missing' })
  })
  // cards are not charged here yet, so there is nothing to forget beyond saying so
  app.post('/v1/payment_methods/:id/detach', (request, reply) =>
    stranger(request) ? reply.code(401).send({ error: 'unknown key' }) : reply.send({ object: 'payment_method' }),
  )
}

const typed = z.object({
  number: z.string().max(23),
  month: z.number().int(),
  year: z.number().int(),
  cvc: z.string().max(4),
})

/** For the person, by the client secret. */
function hangForm(app: FastifyInstance, setups: CardSetups, parent: string): void {
  const headers = pageHeaders(parent)
  app.get('/form/:id', (_request, reply) => sendPage(reply, 'card.html', headers, { parent }))
  type Act = (setup: Setup, body: unknown) => Promise<object | undefined>
  const door = (name: string, act: Act) =>
    app.post<{ Params: { id: string } }>(`/form/:id/${name}`, async (request, reply: FastifyReply) => {
      const setup = setups.find(request.params.id)
      if (!setup || !sameSecret(setup.secret, request.headers['x-client-secret']))
        return reply.code(404).send({ status: 'canceled', error: null, card: null })
      const more = await act(setup, request.body)
      return reply.headers({ 'cache-control': 'no-store' }).send({ ...standing(setup), ...more })
    })
  door('state', async () => undefined)
  door('card', async (setup, body) => {
    const read = typed.safeParse(body)
    if (!read.success) return { faults: { number: 'incorrect_number' } }
    const faults = setups.attach(setup, { ...read.data, number: read.data.number.replaceAll(/\D/g, '') })
    return faults === 'busy' ? undefined : { faults }
  })
  door('retype', async (setup) => void setups.detach(setup))
  door('confirmation', async (setup) => void (await setups.confirm(setup)))
  door('challenge', async (setup, body) => {
    const read = z.object({ code: z.string().max(10).nullable() }).safeParse(body)
    await setups.answerChallenge(setup, read.success ? read.data.code : null)
    return undefined
  })
}

const standing = ({ status, error, card }: Setup) => ({
  status,
  error,
  card: card && { brand: card.brand, last4: card.last4, month: card.month, year: card.year },
})
