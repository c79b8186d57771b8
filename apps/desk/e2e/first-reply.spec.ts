import { expect, test } from './_desk.ts';
import { unusedAccount } from './_release.ts';
import { fact, recordOnRun } from './_run-record.ts';
import { openStep } from './_run-work.ts';

interface FirstReply {
  workflow: string;
  ticket: { subject: string; text: string };
  /** Everything that matters is known. */
  facts: readonly object[];
  reply: string;
}

const firstReplies: readonly FirstReply[] = [
  {
    workflow: 'Release an e-mail address',
    ticket: { subject: 'Email has already been taken', text: 'I cannot add kim@initech.example.' },
    facts: unusedAccount,
    reply: 'Ask for a reply from the address',
  },
  {
    workflow: 'Change a group or project',
    ticket: { subject: 'Please transfer our project', text: 'It is https://gitlab.com/acme/web. I am a developer.' },
    facts: [fact('user.can_act', false), fact('requester.role', 'lower'), fact('namespace.kind', 'project')],
    reply: 'Ask for an owner or maintainer',
  },
  {
    workflow: 'Lost account access',
    ticket: { subject: 'Locked out of my account', text: 'I cannot get into my account inesd.' },
    facts: [fact('account.confirmed', true), fact('recovery.exhausted', false)],
    reply: 'Explain the other ways',
  },
  {
    workflow: "Enterprise user's address, asked by an owner",
    ticket: {
      subject: 'Update the email of our employee',
      text: 'As an owner of our group I want the address of our employee nils@acme.example changed to nils@other.example.',
    },
    facts: [fact('requester.role', 'subgroup_owner')],
    reply: 'Explain who can ask',
  },
  {
    workflow: "Enterprise user's address, asked by the user",
    ticket: {
      subject: 'Cannot change my primary email',
      text: 'I am an enterprise user and want to change my primary email to bo@private.example.',
    },
    facts: [
      fact('user.is_enterprise', true),
      fact('domain.is_verified', false),
      fact('address.new', 'bo@private.example'),
      fact('user.username', 'bo'),
      fact('group.path', 'acme'),
    ],
    reply: 'Send the first answer',
  },
  {
    workflow: 'Look into a project to troubleshoot',
    ticket: {
      subject: 'Pipeline fails since this morning',
      text: 'The pipeline of our project stops. Please look into our project and find out why.',
    },
    facts: [fact('requester.role', 'maintainer'), fact('problem.needs_support', true), fact('link.given', 'none')],
    reply: 'Ask for the exact links',
  },
  {
    workflow: 'Sign-in to the Customers Portal',
    ticket: { subject: 'Customers Portal: account not found', text: 'I cannot sign in at customers.gitlab.com.' },
    facts: [fact('portal.accounts', 'several')],
    reply: 'Explain the difference and ask which address they used',
  },
];

for (const { workflow, ticket, facts, reply } of firstReplies) {
  test(`${workflow}: from the opened ticket to the inserted first reply in three clicks at most`, async ({ desk }) => {
    const id = await desk.newTicket(ticket);
    await recordOnRun(desk, id, facts);

    let clicks = 0;
    await desk.page.context().exposeBinding('countClick', () => (clicks += 1));
    await desk.page
      .context()
      .addInitScript(`addEventListener('click', (event) => { if (event.isTrusted) countClick(); }, true);`);
    await desk.openTicket(id);
    await expect(desk.sidebar.getByRole('heading', { level: 1 })).toContainText(workflow);
    const step = await openStep(desk, reply);
    await desk.settled();
    await step.getByRole('button', { name: /^Insert (as public )?reply/ }).click();
    await expect(desk.composer).not.toHaveText('');
    await expect(step.getByText(/^Inserted as a public reply/)).toBeVisible();
    expect(clicks).toBeGreaterThan(0);
    expect(clicks).toBeLessThanOrEqual(3);
  });
}
