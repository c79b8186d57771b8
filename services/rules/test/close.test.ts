import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { startApp } from './_app.ts';

test('a connection that never sends anything does not hold the close up', async () => {
  const service = await startApp({ packs: [], closeGrace: 20 });
  await service.app.listen({ port: 0, host: '127.0.0.1' });
  const address = service.app.server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  const silent = connect(address.port, '127.0.0.1');
  silent.on('error', () => undefined);
  await once(silent, 'connect');
  const gone = once(silent, 'close');
  await service.close();
  await gone;
  expect(service.app.server.listening).toBe(false);
});
