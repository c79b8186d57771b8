import { z } from 'zod';
import { expect } from '@playwright/test';
import type { Seat } from './_seat.ts';

const LaunchSchema = z.object({ session: z.object({ token: z.string() }) });
const RunsSchema = z.object({ runs: z.array(z.object({ id: z.string(), seq: z.number() })) });

/** Records events on the ticket's run as the agent of this seat, to bring a run where a journey starts. */
export async function recordOnRun(seat: Seat, ticketId: number, bodies: readonly object[]): Promise<void> {
  await expect(seat.sidebar.locator('main h1')).toBeVisible();
  const frame = await (await seat.ticket.locator('iframe').elementHandle())?.contentFrame();
  const launch = await frame?.locator('#handrail-launch').textContent();
  const origin = new URL(frame?.url() ?? '').origin;
  const { session } = LaunchSchema.parse(JSON.parse(launch ?? ''));
  const headers = { authorization: `Bearer ${session.token}`, 'content-type': 'application/json' };
  for (const body of bodies) {
    const listed = await fetch(`${origin}/v1/runs?ticketId=${ticketId}`, { headers });
    const run = RunsSchema.parse(await listed.json()).runs[0];
    if (!run) throw new Error(`Ticket ${ticketId} has no run`);
    const answer = await fetch(`${origin}/v1/runs/${run.id}/events`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ expectedSeq: run.seq, key: crypto.randomUUID(), body }),
    });
    if (!answer.ok) throw new Error(`${JSON.stringify(body)}: ${await answer.text()}`);
  }
}

export function fact(id: string, value: unknown, source = 'agent'): object {
  return { type: 'fact_recorded', fact: id, value, source };
}
