import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openedDesk } from '../../test/_opened-desk.ts';

interface Delivery {
  path: string | undefined;
  isSigned: boolean;
  body: unknown;
}

async function listener(secret: () => string) {
  const deliveries: Delivery[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const header = (name: string) => String(request.headers[`x-zendesk-webhook-signature${name}`]);
      const stamp = header('-timestamp');
      const isSigned = createHmac('sha256', secret()).update(`${stamp}${body}`).digest('base64') === header('');
      const parsed: unknown = JSON.parse(body);
      deliveries.push({ path: request.url, isSigned, body: parsed });
      response.end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : null;
  return { deliveries, url: `http://127.0.0.1:${port}` };
}

describe('webhook', () => {
  it('tells of a reply and of the status it changed, signed as Zendesk signs', async () => {
    const path = '/webhooks/zendesk/desk';
    const changed = 'zen:event-type:ticket.status_changed';
    const { deliveries, url } = await listener(() => account.webhookSecret);
    const { call, account } = await openedDesk({ rulesUrl: url });
    await call('PUT', '/api/v2/tickets/101', { ticket: { status: 'hold' } });
    await call('POST', '/desk/tickets/101/replies', { from: 'ida@acme.example', text: 'I agree' });
    await vi.waitFor(() => expect(deliveries).toHaveLength(3));
    expect(deliveries).toMatchObject([
      { path, isSigned: true, body: { type: changed, event: { previous: 'NEW', current: 'HOLD' } } },
      {
        path,
        isSigned: true,
        body: {
          type: 'zen:event-type:ticket.comment_added',
          detail: { id: '101', status: 'OPEN' },
          event: { comment: { author: { is_staff: false, name: 'ida@acme.example' }, body: 'I agree' } },
        },
      },
      { path, isSigned: true, body: { type: changed, event: { previous: 'HOLD', current: 'OPEN' } } },
    ]);
  });
});
