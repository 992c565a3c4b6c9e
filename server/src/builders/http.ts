import * as contract from '@tsunagu/contract/builders.ts'
import { serve } from '../platform/http/serve.ts'
import { readHomeAssistant } from './home-assistant/read-home-assistant.ts'
import { removeHomeAssistant } from './home-assistant/remove-home-assistant.ts'
import { setHomeAssistant } from './home-assistant/set-home-assistant.ts'
import { addWebhook } from './webhooks/add-webhook.ts'
import { changeWebhook } from './webhooks/change-webhook.ts'
import { listDeliveries } from './webhooks/list-deliveries.ts'
import { listWebhooks } from './webhooks/list-webhooks.ts'
import { removeWebhook } from './webhooks/remove-webhook.ts'
import { replay } from './webhooks/replay.ts'
import { rotateSecret } from './webhooks/rotate-secret.ts'
import { tryWebhook } from './webhooks/try-webhook.ts'

export const endpoints = [
  serve(contract.listWebhooks, (work) => listWebhooks(work)),
  serve(contract.addWebhook, (work, { body }) => addWebhook(work, body)),
  serve(contract.changeWebhook, (work, { params, body }) => changeWebhook(work, params.id, body)),
  serve(contract.removeWebhook, (work, { params }) => removeWebhook(work, params.id)),
  serve(contract.rotateSecret, (work, { params }) => rotateSecret(work, params.id)),
  serve(contract.tryWebhook, (work, { params }) => tryWebhook(work, params.id)),
  serve(contract.listDeliveries, (work, { params, query }) => listDeliveries(work, params.id, query)),
  serve(contract.replayDelivery, (work, { params }) => replay(work, params.id, { id: params.deliveryId })),
  serve(contract.replaySince, (work, { params, body }) => replay(work, params.id, { since: new Date(body.since), all: body.all })),
  serve(contract.readHomeAssistant, (work) => readHomeAssistant(work)),
  serve(contract.setHomeAssistant, (work, { body }) => setHomeAssistant(work, body)),
  serve(contract.removeHomeAssistant, (work) => removeHomeAssistant(work)),
]
