import { openService } from './open-service.ts';
import { ConfigurationError, readConfiguration } from './configuration.ts';
import { StoreRefused } from './store/store.ts';

/** Reads the environment, listens, and closes in order when asked to. */
async function serve(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const service = await openService(configuration);
  let isClosing = false;
  const close = (): void => {
    if (isClosing) return;
    isClosing = true;
    service.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, close);
  process.on('SIGHUP', () => service.reload());
  // Without this the service would outlive a parent that was killed.
  if (process.send) process.once('disconnect', close);
  await service.app.listen({ port: configuration.RULES_PORT, host: configuration.RULES_HOST });
}

serve().catch((error: unknown) => {
  const isExpected = error instanceof ConfigurationError || error instanceof StoreRefused;
  process.stderr.write(`${isExpected ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
