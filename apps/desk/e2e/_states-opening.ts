import { type Route, expect } from '@playwright/test';
import type { Gallery } from './_gallery.ts';
import { fact } from './_run-record.ts';
import type { Seat } from './_seat.ts';
import { type State, button, opened, unfold, unfoldStep } from './_state.ts';

const openRoute = '**/v1/tickets/*/open';

export const opening: readonly State[] = [
  {
    name: 'opening, skeleton',
    async reach(seat, gallery) {
      // The service's answer is on its way.
      await seat.page.route(openRoute, () => undefined);
      await seat.openTicket(await gallery.ticket('release'));
      await expect(seat.sidebar.getByText('Opening the workflow')).toBeVisible();
      await seat.sidebar.locator('main').waitFor();
    },
  },
  {
    name: 'opening, service not reached',
    async reach(seat, gallery) {
      await seat.page.unroute(openRoute);
      await seat.page.route(openRoute, (route) => route.abort());
      await seat.openTicket(await gallery.ticket('release'));
      await expect(seat.sidebar.getByText("Couldn't reach the Handrail service")).toBeVisible();
    },
  },
  {
    name: 'opening, a call to Zendesk failed',
    async reach(seat, gallery) {
      await seat.page.unroute(openRoute);
      await gallery.desk.faults({ calls: [{ id: 'f', path: 'ticket.subject', effect: 'named_error' }] });
      await seat.openTicket(await gallery.ticket('release'));
      await expect(seat.sidebar.getByText('Zendesk did not answer')).toBeVisible({ timeout: 20_000 });
      await gallery.desk.faults({});
    },
  },
  {
    name: 'nothing fits',
    async reach(seat, gallery) {
      await opened(seat, await gallery.ticket('training'));
      await expect(button(seat, 'Release an e-mail address')).toBeVisible();
    },
  },
  {
    name: 'search, one found and open',
    async reach(seat) {
      await seat.sidebar.getByRole('searchbox').fill('release');
      await unfold(button(seat, 'Release an e-mail address'));
    },
  },
  {
    name: 'search, nothing found',
    async reach(seat) {
      await seat.sidebar.getByRole('searchbox').fill('zzz');
      await expect(seat.sidebar.getByText('No workflow has these words.')).toBeVisible();
    },
  },
  {
    name: 'several candidates',
    async reach(seat, gallery) {
      await opened(seat, await gallery.ticket('several'));
      await expect(seat.sidebar.getByRole('heading', { name: 'Which workflow is it?' })).toBeVisible();
    },
  },
  {
    name: 'ticket closed',
    async reach(seat, gallery) {
      await seat.openTicket(await gallery.ticket('release', { status: 'closed' }));
      await expect(seat.sidebar.getByText('No workflow was worked on this ticket.')).toBeVisible();
    },
  },
];

/** What comes between an agent and the service. */
export const interruptions: readonly State[] = [
  {
    name: 'service away, one answer waits',
    async reach(seat, gallery) {
      const { id } = await gallery.run('kinds');
      await opened(seat, id);
      await seat.page.route('**/v1/runs/*/events', (route) => route.abort());
      const question = seat.sidebar.getByRole('group', { name: /account of the person/ });
      await question.getByRole('button', { name: 'Yes' }).click();
      await expect(seat.sidebar.getByText('1 change will be sent')).toBeVisible();
    },
  },
  {
    name: 'conflict',
    async reach(seat, gallery) {
      await seat.page.unroute('**/v1/runs/*/events');
      const { id, run } = await gallery.run('kinds');
      await opened(seat, id);
      const ben = await gallery.agent('ben');
      // While the agent's answer is on its way, somebody else's arrives.
      const isOvertaken = async (route: Route) => {
        await ben.record(run, [{ type: 'fact_recorded', fact: 'shown.few', value: 'there', source: 'agent' }]);
        await route.continue();
      };
      await seat.page.route('**/v1/runs/*/events', isOvertaken, { times: 1 });
      const question = seat.sidebar.getByRole('group', { name: /account of the person/ });
      await question.getByRole('button', { name: 'Yes' }).click();
      await expect(seat.sidebar.getByText('Someone else changed this first')).toBeVisible();
    },
  },
  {
    name: 'refused tick',
    async reach(seat, gallery) {
      const { id } = await gallery.run('kinds', ['ana', [fact('shown.shape', 'work')]]);
      await opened(seat, id);
      const read = await unfoldStep(seat, 'read');
      // Longer than the service takes.
      await read.getByLabel('Link to the proof').fill(`https://proof.example/${'x'.repeat(2100)}`);
      await read.getByRole('button', { name: 'Mark as done' }).click();
      await expect(seat.sidebar.getByText('Not recorded:')).toBeVisible();
    },
  },
  {
    name: 'session over',
    async reach(seat, gallery) {
      const { id } = await gallery.run('kinds');
      await opened(seat, id);
      // Only what the agent sends: a stream that opened just then would end the session before the click.
      await seat.page.route('**/v1/runs/*/events', (route) =>
        route.continue({ headers: { ...route.request().headers(), authorization: 'Bearer over' } }),
      );
      const question = seat.sidebar.getByRole('group', { name: /account of the person/ });
      await question.getByRole('button', { name: 'Yes' }).click();
      await expect(seat.sidebar.getByText('Your session has ended')).toBeVisible();
      await seat.page.unroute('**/v1/runs/*/events');
    },
  },
  {
    name: 'Zendesk never registered',
    reach: (seat, gallery) => neverRegistered(seat, gallery, 'light'),
    reachDark: (seat, gallery) => neverRegistered(seat, gallery, 'dark'),
  },
];

async function neverRegistered(seat: Seat, gallery: Gallery, scheme: 'light' | 'dark'): Promise<void> {
  await gallery.desk.faults({ isHandshakeIgnored: true });
  await seat.openTicket(await gallery.ticket('release'), { scheme });
  await expect(seat.sidebar.getByText('Zendesk has not connected to it')).toBeVisible({ timeout: 20_000 });
  await gallery.desk.faults({});
}
