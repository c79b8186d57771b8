import { z } from 'zod';
import { expect, test } from './_desk.ts';
import { expectRelease, onAnotherAccount, whereInUse } from './_release.ts';
import { choose } from './_run-work.ts';

const LaunchSchema = z.object({ action: z.string(), token: z.string() });

/** A proxy that serves Handrail at `/handrail` and knows nothing else of it. */
test('the app works below a path that a proxy has put in front of the service', async ({ desk }) => {
  const { rulesUrl } = desk.servers;
  const strayed: string[] = [];
  await desk.page.route(`${rulesUrl}/**`, (route) => {
    const url = route.request().url();
    const isBelow = url.startsWith(`${rulesUrl}/handrail/`);
    if (!isBelow) strayed.push(url);
    return isBelow ? route.continue({ url: url.replace('/handrail/', '/') }) : route.abort();
  });
  await desk.page.route('**/desk/launch', async (route) => {
    const answer = await route.fetch();
    const { action, token } = LaunchSchema.parse(await answer.json());
    await route.fulfill({ json: { action: action.replace(rulesUrl, `${rulesUrl}/handrail`), token } });
  });
  const id = await desk.newTicket();
  await desk.openTicket(id);
  await expectRelease(desk);
  await choose(desk, whereInUse, onAnotherAccount);
  await desk.settled();
  expect(strayed).toEqual([]);
});
