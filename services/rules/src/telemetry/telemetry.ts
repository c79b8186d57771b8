import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Tracer } from '@opentelemetry/api';
import { context, trace } from '@opentelemetry/api';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, type MetricReader, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import {
  BatchSpanProcessor,
  NodeTracerProvider,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-node';
import type { Configuration } from '../configuration.ts';
import { type Instruments, instrumentsOf, unwatched } from './instruments.ts';

export interface Telemetry {
  instruments: Instruments;
  /** Null while traces are off. */
  tracer: Tracer | null;
  /** Sends what was not sent yet, and lets go of its port. */
  stop(): Promise<void>;
}

const name = 'handrail';
const mostAtEnd = 2000;
type Settings = Pick<
  Configuration,
  'METRICS_HOST' | 'METRICS_PORT' | 'OTEL_EXPORTER_OTLP_ENDPOINT' | 'TRACE_SHARE' | 'METRICS_EVERY_SECONDS'
>;

/** Off unless set: a Prometheus endpoint on a port of its own, and metrics and traces by OTLP over HTTP. */
export async function startTelemetry(settings: Settings, version: string): Promise<Telemetry> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: collector, METRICS_PORT: port } = settings;
  const resource = resourceFromAttributes({ 'service.name': name, 'service.version': version });
  const readers: MetricReader[] = [];
  if (port !== undefined) readers.push(await listening(settings.METRICS_HOST, port));
  if (collector !== undefined) {
    readers.push(
      new PeriodicExportingMetricReader({
        exporter: new OTLPMetricExporter({ url: `${trimmed(collector)}/v1/metrics` }),
        exportIntervalMillis: settings.METRICS_EVERY_SECONDS * 1000,
        exportTimeoutMillis: Math.min(settings.METRICS_EVERY_SECONDS, 10) * 1000,
      }),
    );
  }
  const meters = readers.length > 0 ? new MeterProvider({ resource, readers }) : null;
  const meter = meters?.getMeter(name, version);
  const delay = meter ? watchEventLoop(meter) : null;
  const traces =
    collector !== undefined && settings.TRACE_SHARE > 0
      ? new NodeTracerProvider({
          resource,
          sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(settings.TRACE_SHARE) }),
          spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url: `${trimmed(collector)}/v1/traces` }))],
        })
      : null;
  // Spans of the store find the request they belong to by the context that this carries along.
  traces?.register();
  return {
    instruments: meter ? instrumentsOf(meter) : unwatched,
    tracer: traces?.getTracer(name, version) ?? null,
    async stop() {
      delay?.disable();
      // A collector that is away is tried again and again; that must not keep the service from ending.
      let waiting: NodeJS.Timeout | undefined;
      const longest = new Promise((done) => {
        waiting = setTimeout(done, mostAtEnd);
      });
      await Promise.race([Promise.allSettled([meters?.shutdown(), traces?.shutdown()]), longest]);
      clearTimeout(waiting);
      if (!traces) return;
      trace.disable();
      context.disable();
    },
  };
}

const trimmed = (url: string) => url.replace(/\/+$/, '');

/** The exporter starts by itself and tells only a callback; a taken port must be an error at start. */
function listening(host: string, port: number): Promise<PrometheusExporter> {
  return new Promise((done, failed) => {
    const exporter: PrometheusExporter = new PrometheusExporter({ host, port }, (error) =>
      error ? failed(error) : done(exporter),
    );
  });
}

function watchEventLoop(meter: ReturnType<MeterProvider['getMeter']>) {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  meter
    .createObservableGauge('handrail.event_loop.delay', {
      unit: 's',
      description: '99th percentile since the last look',
    })
    .addCallback((observed) => {
      observed.observe(delay.percentile(99) / 1e9);
      delay.reset();
    });
  return delay;
}
