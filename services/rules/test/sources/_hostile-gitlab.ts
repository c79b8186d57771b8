import type { SourceKey } from '@handrail/contract';
import { readFacts } from '../../src/sources/read-facts.ts';
import type { CallMade } from '../../src/sources/source-client.ts';
import { type Answer, answeringServer, type Asked } from './_answering-server.ts';
import { callName } from './_case-answers.ts';
import { testReading, testSources } from './_sources.ts';
import { unusedAccount } from './_unused-account.ts';

const now = new Date('2026-11-29T12:00:00Z');
export const given = { 'address.wanted': 'dana@ferro.example', 'ticket.requester.email': 'dana.ferro@mail.example' };
export const keys: SourceKey[] = [
  'gitlab.other.found',
  'gitlab.other.username',
  'gitlab.other.kind',
  'gitlab.other.confirmed',
  'gitlab.other.signed_in',
  'gitlab.other.memberships',
  'gitlab.other.has_data',
  'gitlab.other.activity',
  'gitlab.requester.plan',
];
const closers: (() => Promise<void>)[] = [];
/** Of what a test opened; for `afterEach`. */
export const closeAll = () => Promise.all(closers.splice(0).map((close) => close()));

/** A server that is closed with the others. */
export async function opened(answer: (asked: Asked) => Answer) {
  const server = await answeringServer(answer);
  closers.push(() => server.close());
  return server;
}

/** A GitLab that answers as it should but where `change` says otherwise. */
export async function hostileGitlab(change: (asked: Asked, honest: Answer, origin: string) => Answer) {
  const { answers } = unusedAccount();
  const server = await opened((asked) =>
    change(asked, answers[callName(asked)] ?? { status: 404, body: {} }, server.origin),
  );
  const calls: CallMade[] = [];
  const faults: unknown[] = [];
  const sources = testSources(server.origin, {
    call: 700,
    without: ['mailgun', 'zendesk'],
    onCall: (call) => calls.push(call),
  });
  const read = (some: readonly SourceKey[] = keys, facts: Record<string, string> = given) =>
    readFacts(testReading(sources, facts, now), some, { time: 8000, onFailure: (error) => faults.push(error) });
  return { server, read, calls, faults };
}

/** The call itself is spoilt; what proves the token stays as it is. */
export const isAboutOthers = ({ url }: Asked) => /4101|5202|dana|audit|graphql|namespaces/.test(url);
export const about =
  (answer: (asked: Asked, honest: Answer) => Answer) =>
  (asked: Asked, honest: Answer): Answer =>
    isAboutOthers(asked) ? answer(asked, honest) : honest;

export const rowsOf = ({ body }: Answer): unknown[] => (Array.isArray(body) ? body : [body]);
/** Every object of an answer with these keys in place of its own. */
export const withKeys = (extra: object) =>
  about((_asked, honest) => {
    const rows = rowsOf(honest).map((row) => Object.assign({}, row, extra));
    return { ...honest, body: Array.isArray(honest.body) ? rows : rows[0] };
  });
