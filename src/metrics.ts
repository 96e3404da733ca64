import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export type Metrics = ReturnType<typeof createMetrics>;

/** What `GET /metrics` shows. Its own registry, so that two apps in one process don't share numbers. */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    slackAckSeconds: new Histogram({
      name: 'slack_ack_seconds',
      help: 'Time from a Slack request to its acknowledgement, in seconds. Slack gives up after 3.',
      labelNames: ['kind'] as const,
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3],
      registers,
    }),
    slackRequests: new Counter({
      name: 'slack_requests_total',
      help: 'Requests from Slack, by kind and by what became of them.',
      labelNames: ['kind', 'outcome'] as const,
      registers,
    }),
    outboxDeliveries: new Counter({
      name: 'outbox_deliveries_total',
      help: 'Messages sent from the outbox, by outcome.',
      labelNames: ['outcome'] as const,
      registers,
    }),
    providerCalls: new Counter({
      name: 'provider_calls_total',
      help: 'Calls to Braze, Meta and 360dialog, by provider and outcome.',
      labelNames: ['provider', 'outcome'] as const,
      registers,
    }),
    webhooks: new Counter({
      name: 'webhook_requests_total',
      help: 'Requests from providers, by source and by what became of them.',
      labelNames: ['source', 'outcome'] as const,
      registers,
    }),
    webhookUpdates: new Counter({
      name: 'webhook_updates_total',
      help: 'Updates in those requests: new ones, and repeats that were not taken twice.',
      labelNames: ['source', 'outcome'] as const,
      registers,
    }),
    jobsWaiting: new Gauge({
      name: 'jobs_waiting',
      help: 'Jobs that are due and not taken yet, by queue.',
      labelNames: ['queue'] as const,
      registers,
    }),
  };
}
