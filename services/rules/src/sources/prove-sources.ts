import type { FastifyInstance } from 'fastify';
import type { SourceBook } from './source-book.ts';

const proofEvery = 5 * 60_000;

/** Proves every token when the service listens and every five minutes, and says in the log what one cannot do. */
export function proveSources(app: FastifyInstance, sources: SourceBook): void {
  async function prove(): Promise<void> {
    try {
      for (const { account, proofs } of await sources.prove()) {
        for (const [source, { problem, expiresOn }] of Object.entries(proofs)) {
          if (problem) app.log.warn({ account, source, problem: problem.code, expiresOn }, 'source cannot be read');
        }
      }
    } catch (error) {
      app.log.error({ err: error }, 'sources could not be proved');
    }
  }
  let timer: NodeJS.Timeout | undefined;
  app.addHook('onListen', (done) => {
    timer = setInterval(() => void prove(), proofEvery);
    timer.unref();
    void prove();
    done();
  });
  app.addHook('onClose', async () => clearInterval(timer));
}
