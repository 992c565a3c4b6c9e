/** The doors of the local bank: a page where the customer agrees to direct debit, and answers for the centre. */
import type { FastifyInstance } from 'fastify'
import * as z from 'zod'
import { bankPageText, bankSignature } from '../bank.ts'
import { checkSigned, isSigned } from '../signed-message.ts'
import { createBankMandates, type TypedAccount } from './bank-mandates.ts'
import type { Messenger } from './messenger.ts'
import { pageHeaders, sendPage } from './pages.ts'

const bankMessagePath = '/api/payments/messages/bank'

const asked = z.object({ mandate: z.uuid(), return: z.url(), until: z.string().regex(/^\d{1,12}$/), signature: z.string() })
const account = z.object({
  bank: z.string().min(1).max(20),
  branch: z.string().min(1).max(20),
  number: z.string().regex(/^\d{7}$/),
  holder: z.string().regex(/^[ァ-ヶー・（）()\s]{1,40}$/),
})

interface Asked {
  /** Shared with the centre. */
  secret: string
  delay: number
  messenger: Messenger
}

/** `app` may hang under a prefix. */
export function hangLocalBank(app: FastifyInstance, { secret, delay, messenger }: Asked): void {
  const mandates = createBankMandates({ delay, decided: (mandate) => messenger.tell(bankMessagePath, { mandate }) })

  app.get<{ Params: { id: string } }>('/mandates/:id', (request, reply) => {
    try {
      checkSigned(secret, `/mandates/${request.params.id}`, request.headers[bankSignature], new Date())
    } catch {
      return reply.code(401).send({ error: 'bad signature' })
    }
    return reply.send(mandates.find(request.params.id))
  })

  /** What a signed address says; undefined when it is not one of the centre's, or too old. */
  const readAddress = (query: unknown) => {
    const read = asked.safeParse(query)
    if (!read.success) return undefined
    const { signature, ...rest } = read.data
    return isSigned(secret, bankPageText(rest), signature) && Number(rest.until) * 1000 > Date.now() ? rest : undefined
  }
  app.get('/mandate', (request, reply) => {
    const address = readAddress(request.query)
    const back = address ? withMandate(address.return, address.mandate) : ''
    return sendPage(reply.code(address ? 200 : 400), 'bank.html', pageHeaders('none'), { back, known: address ? 'yes' : 'no' })
  })
  const door = (name: string, act: (id: string, body: unknown) => Promise<object> | object) =>
    app.post(`/mandate/${name}`, async (request, reply) => {
      const address = readAddress(request.query)
      if (!address) return reply.code(404).send({ state: 'refused', bank: null, why: 'unknown' })
      return reply.header('cache-control', 'no-store').send(await act(address.mandate, request.body))
    })
  door('state', (id) => mandates.find(id))
  door('account', (id, body) => {
    const read = account.safeParse(body)
    return read.success
      ? mandates.name(id, read.data as TypedAccount)
      : { ...mandates.find(id), faults: read.error.issues.map((i) => String(i.path[0])) }
  })
  door('pin', (id, body) => {
    const read = z.object({ pin: z.string().max(8) }).safeParse(body)
    return mandates.prove(id, read.success ? read.data.pin : '')
  })
  door('given-up', (id) => mandates.giveUp(id))
}

function withMandate(address: string, mandate: string): string {
  const url = new URL(address)
  url.searchParams.set('mandate', mandate)
  return url.href
}
