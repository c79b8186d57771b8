import { context, type Span, SpanKind, SpanStatusCode, trace, type Tracer } from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Instruments } from './instruments.ts';

/**
 * A span a request, by its route's pattern. Ready-made plugins also write addresses with their queries and the words of
 * errors, and both can hold what a person typed (decision 0160).
 */
export function traceRequests(app: FastifyInstance, tracer: Tracer): void {
  const spans = new WeakMap<FastifyRequest, Span>();
  app.addHook('onRequest', (request, _reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    const attributes = { 'http.request.method': request.method, 'http.route': route };
    const span = tracer.startSpan(`${request.method} ${route}`, { kind: SpanKind.SERVER, attributes });
    spans.set(request, span);
    context.with(trace.setSpan(context.active(), span), done);
  });
  app.addHook('onResponse', (request, { statusCode }, done) => {
    const span = spans.get(request);
    span?.setAttribute('http.response.status_code', statusCode);
    if (statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
    span?.end();
    done();
  });
}

/** Times every request by its route's pattern, and counts launches and open streams. */
export function measureRequests(app: FastifyInstance, instruments: Instruments): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (request.routeOptions.url?.endsWith('/stream')) {
      instruments.streams.add(1);
      reply.raw.once('close', () => instruments.streams.add(-1));
    }
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    const { statusCode } = reply;
    instruments.requests.record(reply.elapsedTime / 1000, {
      'http.request.method': request.method,
      'http.route': route,
      'http.response.status_code': statusCode,
    });
    if (request.method === 'POST' && /^\/app\/[a-z-]+$/.test(route))
      instruments.launches.add(1, { outcome: statusCode < 400 ? 'taken' : String(statusCode) });
    if (statusCode >= 400) instruments.refusals.add(1, { status: statusCode, route });
    done();
  });
}
