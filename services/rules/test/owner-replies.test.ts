import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RunViewSchema } from '@handrail/contract';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accountsOf } from '../src/accounts.ts';
import { SourceSettingsSchema } from '../src/sources/source-settings.ts';
import { newZendesk, startApp, type TestApp } from './_app.ts';
import { membersRecorded } from './_owner.ts';
import { callerOf, fact, onlyRun } from './_ticket.ts';
import { deliver, ticketMerged } from './_webhook.ts';
import { type Answer, answeringServer } from './sources/_answering-server.ts';

const at = '2026-11-23T13:00:00Z';
const comment = (id: number, author: number, flags: number[] = []) => ({
  id,
  author_id: author,
  created_at: at,
  via: { channel: 'email' },
  metadata: { flags },
});
/** The question, which Zendesk may put under the requester's name, then what was written since. */
const question = comment(9000, 500);

let folder: string;
let comments: object[];
let trouble: Answer | null;
let zendesk: Awaited<ReturnType<typeof answeringServer>>;
let service: TestApp;
let agent: ReturnType<typeof callerOf>;

async function start(isRead = true): Promise<void> {
  const desk = await newZendesk('desk');
  const secret = join(folder, 'secret');
  writeFileSync(secret, 'very-secret-zendesk-client\n');
  const client = { id: 'handrail', secret: { file: secret } };
  const sources = SourceSettingsSchema.parse(isRead ? { zendesk: { url: zendesk.origin, client } } : {});
  service = await startApp({ accounts: accountsOf([{ ...desk.account, sources }]), sourceLimits: { retryPause: 1 } });
  agent = callerOf(service, await service.signIn());
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'handrail-replies-'));
  comments = [question];
  trouble = null;
  zendesk = await answeringServer(({ url }): Answer => {
    if (url.startsWith('/oauth/tokens')) return { status: 200, body: { access_token: 'token', expires_in: 600 } };
    if (trouble) return trouble;
    if (/^\/api\/v2\/tickets\/(?:88|90)\/comments/.test(url)) return { status: 200, body: { comments, users: [] } };
    if (/^\/api\/v2\/tickets\/(?:88|90)$/.test(url)) {
      return { status: 200, body: { ticket: { organization_id: null, requester_id: 500 } } };
    }
    return { status: 404, body: { error: 'RecordNotFound' } };
  });
});
afterEach(async () => {
  await service.close();
  await zendesk.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A run that wrote to olga in ticket 88. */
async function askedOwner() {
  let run = await agent.record(onlyRun(await agent.open()), fact('requester.paid', false));
  run = await agent.record(run, membersRecorded(['olga', 'omar']));
  const ask = { step: 'owners', username: 'olga', externalId: `handrail:${run.id}:owners:olga` };
  run = await agent.record(run, { type: 'owner_ticket_intended', ...ask });
  return agent.record(run, { type: 'owner_ticket_created', ...ask, ticketId: 88 });
}
const readAgain = ({ id }: { id: string }, ticketId = 88) =>
  agent.post(`/v1/runs/${id}/owner-replies`, { step: 'owners', ticketId });
const repliesIn = (body: unknown) => {
  const step = RunViewSchema.parse(body).steps.find(({ id }) => id === 'owners');
  return step?.kind === 'owner_ticket' ? step.tickets[0]?.seenComments : undefined;
};

describe('X33: reading again', () => {
  test('asks Zendesk for what the owner wrote, so that their yes can be recorded', async () => {
    await start();
    const run = await askedOwner();
    const answered = {
      type: 'owner_answered',
      step: 'owners',
      ticketId: 88,
      answer: 'approved',
      author: 'olga@initech.example',
      commentId: '9001',
      reason: null,
    } as const;
    await expect(agent.record(run, answered)).rejects.toThrow('A yes has to come from a reply that Handrail has seen');
    comments.push(comment(9001, 500));
    const seen = RunViewSchema.parse((await readAgain(run)).json());
    expect(repliesIn(seen)).toEqual(['9001']);
    expect(seen.waits).toMatchObject([{ ticketId: 88, repliedAt: new Date(at).toISOString() }]);
    const after = await agent.record(seen, answered);
    expect(after.facts.find(({ declaration }) => declaration.id === 'owners.said')?.fact).toMatchObject({
      value: 'approved',
    });
  });

  test('notes a reply once, whatever is read again', async () => {
    await start();
    const run = await askedOwner();
    comments.push(comment(9001, 500));
    await Promise.all([readAgain(run), readAgain(run)]);
    const seen = RunViewSchema.parse((await readAgain(run)).json());
    expect(repliesIn(seen)).toEqual(['9001']);
    expect(seen.seq).toBe(run.seq + 1);
  });

  test('takes no word of anybody else, none written in their name, and not the question', async () => {
    await start();
    const run = await askedOwner();
    comments.push(comment(9001, 501), comment(9002, 500, [11]));
    expect(repliesIn((await readAgain(run)).json())).toEqual([]);
  });

  test('finds the owner’s words on the ticket theirs was merged into, whoever asked for that one', async () => {
    await start();
    const run = await askedOwner();
    const merged = ticketMerged(88, 90);
    await deliver(service, { ...merged, detail: { ...merged.detail, requester_id: '501' } });
    // On ticket 90 of user 500 the first comment is no question of ours.
    comments = [comment(9001, 501), comment(9002, 500)];
    expect(repliesIn((await readAgain(run, 90)).json())).toEqual(['9001']);
    expect((await readAgain(run, 88)).statusCode).toBe(409);
  });

  test('reads the tickets that the run wrote to and no other', async () => {
    await start();
    const run = await askedOwner();
    const before = zendesk.asked.length;
    expect((await readAgain(run, 89)).statusCode).toBe(409);
    expect(zendesk.asked).toHaveLength(before);
  });

  test('says so when Zendesk cannot be read, and leaves the run as it is where it is not set up', async () => {
    await start();
    trouble = { status: 403, body: { error: 'Forbidden' } };
    const run = await askedOwner();
    expect((await readAgain(run)).json()).toMatchObject({ code: 'conflict', detail: 'Zendesk could not be read' });
    await service.close();
    await start(false);
    const other = await askedOwner();
    expect(RunViewSchema.parse((await readAgain(other)).json()).seq).toBe(other.seq);
  });
});
