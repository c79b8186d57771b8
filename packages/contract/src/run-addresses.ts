/** Where the work on one run is asked. Without the schemas, so that a page can ask before it has built them. */
export const runAddresses = {
  openTicket: { method: 'POST', path: '/v1/tickets/:ticketId/open' },
  startRun: { method: 'POST', path: '/v1/runs' },
  getRun: { method: 'GET', path: '/v1/runs/:runId' },
  appendEvent: { method: 'POST', path: '/v1/runs/:runId/events' },
  lookUp: { method: 'POST', path: '/v1/runs/:runId/look-up' },
  secondLook: { method: 'POST', path: '/v1/runs/:runId/second-look' },
  readOwnerReplies: { method: 'POST', path: '/v1/runs/:runId/owner-replies' },
  streamRun: { method: 'GET', path: '/v1/runs/:runId/stream' },
} as const;
