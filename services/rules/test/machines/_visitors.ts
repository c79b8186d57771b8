import { launchToken, type Zendesk } from '../_app.ts';

export interface Visitors {
  opened: number;
  /** Pages and parts of pages that did not come. */
  failed: readonly string[];
  stop(): Promise<void>;
}

const scriptIn = (html: string) => /src="([^"]+\.js)"/.exec(html)?.[1] ?? '';

/** Agents who open the sidebar again and again, and one whose page stays open and fetches a part of it now and then. */
export async function startVisitors(url: string, zendesk: Zendesk, stop = new AbortController()): Promise<Visitors> {
  const failed: string[] = [];
  let visiting: Promise<unknown> = Promise.resolve();
  const visitors = {
    opened: 0,
    failed,
    async stop() {
      stop.abort();
      await visiting;
    },
  };

  async function launch(): Promise<string> {
    const origin = encodeURIComponent(zendesk.account.origins[0] ?? '');
    const answer = await fetch(`${url}/app/ticket-sidebar?origin=${origin}&app_guid=g`, {
      method: 'POST',
      headers: { accept: 'text/html' },
      body: new URLSearchParams({ token: await launchToken(zendesk, new Date()) }),
    });
    if (answer.status !== 200) throw new Error(`a launch: ${answer.status}`);
    return scriptIn(await answer.text());
  }
  async function part(script: string, whose: string): Promise<void> {
    const answer = await fetch(new URL(script, `${url}/app/`));
    await answer.text();
    if (answer.status !== 200) throw new Error(`${script} of ${whose}: ${answer.status}`);
  }

  const stays = await launch();
  async function visit(): Promise<void> {
    while (!stop.signal.aborted) {
      try {
        await part(await launch(), 'a new page');
        await part(stays, 'a page that stayed open');
        visitors.opened += 1;
      } catch (error) {
        failed.push(error instanceof Error ? error.message : String(error));
      }
      await new Promise((next) => setTimeout(next, 20));
    }
  }
  visiting = Promise.all([visit(), visit()]);
  return visitors;
}
