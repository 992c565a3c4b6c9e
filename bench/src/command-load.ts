/** Light cars that send traces through the same door while commands are measured. */
import { setTimeout as pause } from 'node:timers/promises'
import type { BenchCentre } from './centre.ts'
import type { Spread } from './figures.ts'
import { startChild } from './trace/child.ts'
import { pointsPerMessage, samples } from './trace/load.ts'

export interface LoadFigures {
  asked: number
  /** Messages per second that the centre has acknowledged, which is: committed. */
  reached: number
  enough: string
  cars: number
  samples: number
  signals: number
  /** PUBLISH → PUBACK, ms. */
  traces: Spread
}

export interface Load {
  /** Process of the generator. */
  pid: number
  /** What the act gives, and what the load was meanwhile. */
  during<T>(act: () => Promise<T>): Promise<[T, LoadFigures]>
  stop(): Promise<void>
}

/** Less than this share of what was asked is said to be too little. */
const enough = 0.95
const warmUp = 5000

export async function startLoad(centre: BenchCentre, rate: number, cars: number): Promise<Load> {
  const { ca, key, cars: identities } = await centre.fleet(cars)
  const generator = startChild('generator-process.ts', {})
  const stop = async () => {
    await generator.ask('disconnect').catch(() => {})
    await generator.stop()
  }
  try {
    const target = { port: centre.mqttPort, ca, key, receipt: 'puback' }
    await generator.ask('connect', { target, identities: identities.map(({ carId, cert }) => ({ carId, cert })) })
  } catch (error) {
    await stop()
    throw error
  }
  return {
    pid: generator.pid,
    async during(act) {
      await generator.ask('pace', { rate })
      await pause(warmUp)
      await generator.ask('reset')
      const began = performance.now()
      const result = await act()
      const seconds = (performance.now() - began) / 1000
      const { acknowledged, p50, p99, max } = await generator.ask<Spread & { acknowledged: number }>('rest')
      const reached = Math.round(acknowledged / seconds)
      const figures: LoadFigures = {
        asked: rate,
        reached,
        enough: reached >= rate * enough ? 'yes' : `no: less than ${enough * 100} % of what was asked`,
        cars,
        samples,
        signals: pointsPerMessage / samples,
        traces: { p50, p99, max },
      }
      return [result, figures]
    },
    stop,
  }
}
