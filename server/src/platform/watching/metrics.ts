/**
 * The counters of this process as OpenTelemetry metrics, told in Prometheus' words. Reading them is all it does: nothing is
 * counted for it. What each one means stands in docs/watching.md.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks'
import { type Attributes, type HrTime, type Meter, type ObservableResult, ValueType } from '@opentelemetry/api'
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus'
import { resourceFromAttributes } from '@opentelemetry/resources'
import {
  AggregationTemporality,
  type DataPoint,
  DataPointType,
  type Histogram,
  type HistogramMetricData,
  MeterProvider,
  type MetricProducer,
} from '@opentelemetry/sdk-metrics'
import {
  ATTR_HTTP_REQUEST_METHOD,
  ATTR_HTTP_RESPONSE_STATUS_CODE,
  ATTR_HTTP_ROUTE,
  ATTR_SERVICE_NAME,
} from '@opentelemetry/semantic-conventions'
import { listWaitingJobs } from '../jobs.ts'
import type { Centre } from '../module.ts'
import type { Counters, Spread } from './counters.ts'

interface Metrics {
  answer(request: IncomingMessage, response: ServerResponse): void
  close(): Promise<void>
}

const scope = { name: 'tsunagu' }

export async function openMetrics(centre: Centre): Promise<Metrics> {
  const resource = resourceFromAttributes({ [ATTR_SERVICE_NAME]: centre.config.OTEL_SERVICE_NAME })
  const exporter = new PrometheusExporter({
    preventServerStart: true,
    withoutScopeInfo: true,
    metricProducers: [
      { collect: async () => ({ resourceMetrics: { resource, scopeMetrics: [{ scope, metrics: spreads(centre) }] }, errors: [] }) },
    ] satisfies MetricProducer[],
  })
  const provider = new MeterProvider({ resource, readers: [exporter] })
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  observe(provider.getMeter(scope.name), centre, delay)
  return {
    answer: (request, response) => exporter.getMetricsRequestHandler(request, response),
    async close() {
      delay.disable()
      await provider.shutdown()
    },
  }
}

type Observed = [value: number, attributes?: Attributes]

/** Counters and gauges: a function each, asked when somebody looks. */
function observe(meter: Meter, centre: Centre, delay: IntervalHistogram): void {
  const { counters } = centre.ground
  const { pool } = centre.database
  const told = (read: () => Iterable<Observed>) => (result: ObservableResult) => {
    for (const [value, attributes] of read()) result.observe(value, attributes)
  }
  const total = (name: string, description: string, read: () => Iterable<Observed>) =>
    meter.createObservableCounter(name, { description, valueType: ValueType.DOUBLE }).addCallback(told(read))
  const level = (name: string, description: string, read: () => Iterable<Observed>) =>
    meter.createObservableGauge(name, { description, valueType: ValueType.DOUBLE }).addCallback(told(read))
  const by = (label: string, counts: Readonly<Record<string, number>>): Observed[] =>
    Object.entries(counts).map(([word, count]) => [count, { [label]: word }])

  level('tsunagu_cars_connected', 'Cars connected to this process', () => [[counters.connected()]])
  level('tsunagu_in_flight_bytes', 'Bytes of messages between arrival and acknowledgement', () => [[counters.bytesInFlight()]])
  total('tsunagu_messages_total', 'Messages of cars by kind', () => by('kind', counters.messages))
  total('tsunagu_message_bytes_total', 'Bytes of their payloads', () => [[counters.bytes]])
  total('tsunagu_data_points_total', 'Committed values that are not null', () => [[counters.points]])
  total('tsunagu_refused_total', 'Refusals by cause', () => by('cause', counters.refused))
  total('tsunagu_batch_retries_total', 'Batches that had to be tried again', () => [[counters.retries]])
  total('tsunagu_handshakes_total', 'TLS handshakes of cars', () => by('how', counters.handshakes))
  total('tsunagu_connections_total', 'Connections of cars: begun, ended, taken over from one that still stood', () =>
    by('what', counters.connections),
  )
  total('tsunagu_jobs_total', 'Jobs run here by outcome', () => by('outcome', counters.jobs))
  level('tsunagu_database_connections', 'Connections of the pool, and who waits for one', () => [
    [pool.totalCount - pool.idleCount, { state: 'busy' }],
    [pool.idleCount, { state: 'idle' }],
    [pool.waitingCount, { state: 'waited-for' }],
  ])
  level('tsunagu_database_trouble', '1: the database does not do what it is asked', () => [[counters.trouble ? 1 : 0]])
  level('tsunagu_stopping', '1: this process is about to stop', () => [[centre.readiness.stopping ? 1 : 0]])
  level('tsunagu_event_loop_delay_seconds', 'Delay of the event loop since the last look', () => {
    // nanoseconds; what it sleeps anyway is not a delay
    const seen = [0.5, 0.99].map((q): Observed => [Math.max(0, delay.percentile(q * 100) / 1e9 - 0.02), { quantile: String(q) }])
    delay.reset()
    return seen
  })
  level('tsunagu_process_started_seconds', 'When this process began, in seconds since 1970', () => [[counters.startedAt.getTime() / 1000]])
  level('tsunagu_memory_bytes', 'Memory of the process', () => {
    const { rss, heapUsed, external } = process.memoryUsage()
    return by('part', { rss, heap: heapUsed, external })
  })
  total('tsunagu_cpu_seconds_total', 'Processor time of the process', () => {
    const { user, system } = process.cpuUsage()
    return by('mode', { user: user / 1e6, system: system / 1e6 })
  })
  if (centre.config.ROLES.includes('jobs'))
    meter
      .createObservableGauge('tsunagu_jobs', { description: 'Jobs that are due, wait for another try, or were given up' })
      .addCallback(async (result) => {
        const names = await listWaitingJobs(centre.database.db, new Date(), 1000)
        for (const state of ['due', 'failing', 'dead'] as const)
          result.observe(
            names.reduce((sum, name) => sum + name[state], 0),
            { state },
          )
      })
}

/** What OpenTelemetry's own instruments could only be told one value at a time. */
function spreads({ ground: { counters } }: Centre): HistogramMetricData[] {
  const now = hrTime(Date.now())
  const point = (spread: Spread, attributes: Attributes, unit: number): DataPoint<Histogram> => ({
    startTime: hrTime(counters.startedAt.getTime()),
    endTime: now,
    attributes,
    value: {
      buckets: { boundaries: spread.bounds.map((bound) => bound / unit), counts: [...spread.counts] },
      sum: spread.sum / unit,
      count: spread.counts.reduce((sum, count) => sum + count, 0),
    },
  })
  const histogram = (name: string, description: string, of: (readonly [Spread, Attributes])[], unit = 1000): HistogramMetricData => ({
    descriptor: { name, description, unit: '', valueType: ValueType.DOUBLE },
    aggregationTemporality: AggregationTemporality.CUMULATIVE,
    dataPointType: DataPointType.HISTOGRAM,
    dataPoints: of.map(([spread, attributes]) => point(spread, attributes, unit)),
  })
  return [
    histogram('tsunagu_batch_messages', 'Messages in one batch', [[counters.batches, {}]], 1),
    histogram('tsunagu_batch_seconds', 'From a batch’s statement to its commit', [[counters.batchTime, {}]]),
    histogram('tsunagu_commit_lag_seconds', 'From the arrival of a trace to its commit', [[counters.lag, {}]]),
    histogram(
      'tsunagu_request_seconds',
      'From the tap to the end of a request to a car',
      Object.entries(counters.requests).map(([outcome, spread]) => [spread, { outcome }] as const),
    ),
    histogram('http_server_request_duration_seconds', 'Answers over HTTP', routes(counters)),
  ]
}

function routes({ http }: Counters): (readonly [Spread, Attributes])[] {
  return [...http].map(([words, spread]) => {
    const [method = '', route = '', status = ''] = words.split(' ')
    return [spread, { [ATTR_HTTP_REQUEST_METHOD]: method, [ATTR_HTTP_ROUTE]: route, [ATTR_HTTP_RESPONSE_STATUS_CODE]: status }]
  })
}

const hrTime = (ms: number): HrTime => [Math.trunc(ms / 1000), (ms % 1000) * 1e6]
