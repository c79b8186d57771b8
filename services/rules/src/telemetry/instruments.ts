import { createNoopMeter, type Meter } from '@opentelemetry/api';

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Everything that is counted. Labels are few and ours: routes, codes, workflow names; never ids, names or addresses. */
export function instrumentsOf(meter: Meter) {
  const duration = { unit: 's', advice: { explicitBucketBoundaries: seconds } };
  return {
    requests: meter.createHistogram('http.server.request.duration', { ...duration, description: 'Answered requests' }),
    launches: meter.createCounter('handrail.launches', { description: 'Launches from Zendesk, by outcome' }),
    refusals: meter.createCounter('handrail.refusals', { description: 'Refused requests, by status and route' }),
    attempts: meter.createCounter('handrail.attempts', {
      description: 'Refusals that somebody may be trying something with, by code and route',
    }),
    decisions: meter.createCounter('handrail.decisions', {
      description: 'Decisions that an event led to, by workflow and outcome',
    }),
    appends: meter.createCounter('handrail.appends', {
      description: 'Appends to runs: written, conflict, unavailable',
    }),
    appendsWaiting: meter.createUpDownCounter('handrail.appends.waiting', { description: 'Appends not committed yet' }),
    storeTime: meter.createHistogram('handrail.store.duration', { ...duration, description: 'Store calls' }),
    streams: meter.createUpDownCounter('handrail.streams', { description: 'Open event streams' }),
    webhookLag: meter.createHistogram('handrail.webhook.lag', {
      ...duration,
      description: 'From what happened in Zendesk to its webhook here',
    }),
    lookUps: meter.createHistogram('handrail.look_up.duration', {
      ...duration,
      description: 'Look-ups, by source and outcome',
    }),
    breaks: meter.createCounter('handrail.source.breaks', { description: 'Circuit breakers that opened, by source' }),
  };
}
export type Instruments = ReturnType<typeof instrumentsOf>;

/** Takes everything and keeps nothing: what is used while nobody watches. */
export const unwatched: Instruments = instrumentsOf(createNoopMeter());
