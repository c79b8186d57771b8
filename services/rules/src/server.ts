import { openService } from './open-service.ts';
import { ConfigurationError, readConfiguration } from './configuration.ts';
import { errorDetail } from './error-code.ts';
import { StoreRefused, StoreUnavailable } from './store/store.ts';
import { watchFolder } from './watch-folder.ts';

/** A copy of workflows that takes longer between two of its files, ms, could be taken half. */
const betweenLooks = 30_000;

/** Reads the environment, listens, and closes in order when asked to. */
async function serve(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const service = await openService(configuration);
  let isClosing = false;
  /** Once is a request to leave in order, twice is impatience. */
  let isDraining = false;
  const drain = (): void => {
    if (isDraining || configuration.DRAIN_SECONDS === 0) return close();
    isDraining = true;
    service.drain();
    setTimeout(close, configuration.DRAIN_SECONDS * 1000).unref();
  };
  const close = (): void => {
    if (isClosing) return;
    isClosing = true;
    service.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', drain);
  process.on('SIGINT', close);
  process.on('SIGHUP', () => void service.reload());
  setInterval(() => service.lookAgain(), betweenLooks).unref();
  // Who started this service shows its authors what became of a save.
  if (configuration.WATCH_WORKFLOWS)
    watchFolder(configuration.WORKFLOWS_DIR, () => process.send?.({ workflows: { problems: service.reload() } }));
  // Without this the service would outlive a parent that was killed.
  if (process.send) process.once('disconnect', close);
  await service.app.listen({ port: configuration.RULES_PORT, host: configuration.RULES_HOST });
}

/** What whoever starts it can do something about is said in a line; the rest keeps its stack. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof ConfigurationError || error instanceof StoreRefused) return error.message;
  if (error instanceof StoreUnavailable)
    return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
  if (errorDetail(error, 'code') === 'EADDRINUSE')
    return `The address is taken (${error.message}). Stop what listens there, or set RULES_PORT to another port.`;
  return error.stack ?? error.message;
}

serve().catch((error: unknown) => {
  process.stderr.write(`${wordsOf(error)}\n`);
  process.exit(1);
});
