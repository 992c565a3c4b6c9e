/**
 * Traces by OpenTelemetry: one tap is one trace from the endpoint to the car and back to the page. Off unless
 * OTEL_EXPORTER_OTLP_ENDPOINT is set; then a span is the call itself and no context is kept. Attributes are ids, verbs and
 * outcomes, never names, positions or numbers of a car.
 */
import {
  type Attributes,
  type Context,
  context,
  isSpanContextValid,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api'
import type { Config } from '../config.ts'

export { type Span, SpanKind }

/** Of the W3C: version, trace id, span id, flags. */
const traceparent = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/

let tracing = false
const tracer = () => trace.getTracer('tsunagu')

interface SpanOptions {
  kind?: SpanKind
  attributes?: Attributes
  /** Traceparent of a span elsewhere; without it the span that is active here. */
  parent?: string | null | undefined
  startTime?: Date
}

/** Runs `act` inside a span; with tracing off it is the call itself. */
export function spanning<T>(name: string, options: SpanOptions, act: (span: Span | undefined) => Promise<T>): Promise<T> {
  if (!tracing) return act(undefined)
  const { parent, ...more } = options
  return tracer().startActiveSpan(name, more, parentContext(parent), (span) => ending(span, () => act(span)))
}

/** The same, but only as part of a trace that has begun: not for what happens hundreds of times a second by itself. */
export function spanningInside<T>(name: string, options: SpanOptions, act: () => Promise<T>): Promise<T> {
  return tracing && (options.parent ?? trace.getActiveSpan()) ? spanning(name, options, act) : act()
}

/** A span that is over already, or lasts no time. */
export function noteSpan(name: string, options: SpanOptions & { parent: string | null | undefined }): void {
  if (!tracing || !options.parent) return
  const { parent, ...more } = options
  tracer().startSpan(name, more, parentContext(parent)).end()
}

/** Names the active span for another process: in a row, a job, a word to the replicas. undefined: none, or tracing is off. */
export function activeTrace(): string | undefined {
  if (!tracing) return undefined
  const span = trace.getActiveSpan()?.spanContext()
  if (!span || !isSpanContextValid(span)) return undefined
  return `00-${span.traceId}-${span.spanId}-${span.traceFlags.toString(16).padStart(2, '0')}`
}

async function ending<T>(span: Span, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    // its class, not its words: those may hold a value
    span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.constructor.name : 'error' })
    throw error
  } finally {
    span.end()
  }
}

function parentContext(parent: string | null | undefined): Context {
  const [, traceId, spanId, flags] = (parent && traceparent.exec(parent)) || []
  if (!traceId || !spanId || !flags) return parent === undefined ? context.active() : ROOT_CONTEXT
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true })
}

/** Sends spans to the collector that the configuration names. Gives how to stop. */
export async function openTracing(config: Config): Promise<() => Promise<void>> {
  const endpoint = config.OTEL_EXPORTER_OTLP_ENDPOINT
  if (!endpoint) return async () => {}
  const [{ OTLPTraceExporter }, { BatchSpanProcessor }] = await Promise.all([
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/sdk-trace'),
  ])
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` })
  return startTracing(new BatchSpanProcessor({ exporter }), config)
}

type Processor = import('@opentelemetry/sdk-trace').SpanProcessor

/** Tracing is the process's, not a centre's: the first to ask starts it, and whoever started it ends it. */
export async function startTracing(
  processor: Processor,
  { OTEL_SERVICE_NAME: name, OTEL_TRACES_SAMPLER_ARG: ratio }: Pick<Config, 'OTEL_SERVICE_NAME' | 'OTEL_TRACES_SAMPLER_ARG'>,
): Promise<() => Promise<void>> {
  if (tracing) return async () => {}
  const [{ TracerProvider, ParentBasedSampler, TraceIdRatioBasedSampler }, { AsyncLocalStorageContextManager }, resources] =
    await Promise.all([
      import('@opentelemetry/sdk-trace'),
      import('@opentelemetry/context-async-hooks'),
      import('@opentelemetry/resources'),
    ])
  const share = new TraceIdRatioBasedSampler(ratio)
  const provider = new TracerProvider({
    // a page names its trace, but the centre decides what is kept: by the trace's id, so that every part of it decides alike
    sampler: new ParentBasedSampler({ root: share, remoteParentSampled: share, remoteParentNotSampled: share }),
    resource: resources
      .defaultResource()
      .merge(resources.detectResources({ detectors: [resources.envDetector] }))
      .merge(resources.resourceFromAttributes({ 'service.name': name })),
    spanProcessors: [processor],
  })
  const manager = new AsyncLocalStorageContextManager().enable()
  trace.setGlobalTracerProvider(provider)
  context.setGlobalContextManager(manager)
  tracing = true
  return async () => {
    tracing = false
    await provider.shutdown()
    trace.disable()
    context.disable()
    manager.disable()
  }
}
