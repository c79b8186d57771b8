import { describe, expect, it } from 'vitest';
import { compileWorkflow } from '../src/compile-workflow.ts';
import { findSubjects } from '../src/find-subjects.ts';

const about = (read: string | undefined) => {
  const compiled = compileWorkflow(
    {
      id: 'w',
      title: 'W',
      summary: 'A workflow for this test.',
      source: { page: 'p.txt', heading: 'H', url: 'https://handbook.example/#h' },
      subject: 'it',
      facts: { it: { ask: 'Which?', type: 'text', read } },
      rules: [{ id: 'r', when: {}, outcome: 'o', reason: 'R', cite: 'H' }],
      outcomes: { o: { says: 'O', tone: 'go' } },
    },
    { version: '1' },
  );
  if (!compiled.ok) throw new Error(compiled.problems.map((problem) => problem.message).join('\n'));
  return compiled.workflow;
};
const ticket = (description: string) => ({
  id: 1,
  subject: 'S',
  description,
  requester: { name: null, email: 'Kim@acme.example' },
  status: 'open' as const,
  tags: [],
  form: null,
  externalId: null,
  channel: null,
  comments: [],
});

describe('findSubjects', () => {
  it.each([
    ['ticket.address', 'Please free a@x.example and B@x.example.', ['a@x.example', 'b@x.example']],
    ['ticket.address', 'I am kim@acme.example and want a@x.example', ['a@x.example', 'kim@acme.example']],
    [
      'ticket.address',
      'change li@a.example to li@b.example and mo@a.example to mo@b.example',
      ['li@a.example', 'mo@a.example'],
    ],
    ['ticket.address', 'have nils@a.example changed to nils@b.example', ['nils@a.example']],
    ['ticket.address', 'mail me to a@x.example', ['a@x.example']],
    ['ticket.requester.email', 'I want a@x.example', ['kim@acme.example']],
    [
      'ticket.namespace',
      'See https://gitlab.com/acme/web/-/jobs/4711, https://gitlab.com/acme/web. And https://gitlab.com/groups/acme/-/group_members',
      ['acme/web', 'acme'],
    ],
    ['ticket.namespace', 'https://gitlab.com/users/sign_in and https://gitlab.com/help', []],
    [undefined, 'a@x.example', []],
  ])('%s: %s', (read, text, expected) => {
    expect(findSubjects(about(read), ticket(text))).toEqual(expected);
  });
});
