import type { FastifyInstance } from 'fastify'
import type { Centre } from '../../platform/module.ts'

export async function hangDocuments(_app: FastifyInstance, _centre: Centre): Promise<void> {}
