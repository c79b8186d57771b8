import { overflows, sidebarOnly, violations, widths } from './_appearance.ts';
import { expect, test } from './_desk.ts';
import { expectRelease, unusedAccount } from './_release.ts';
import { recordOnRun } from './_run-record.ts';

/** Agents whose Zendesk speaks another language, and what they read beside a new ticket. */
const agents = [
  {
    userId: 9004,
    locale: 'de-AT',
    verdict: 'Noch nicht entschieden',
    missing: 'Noch 5 Fragen bis zur Entscheidung',
    open: '5 Fragen sind noch offen.',
    why: 'Warum (14)',
  },
  {
    userId: 9005,
    locale: 'es-419',
    verdict: 'Aún sin decidir',
    missing: 'Responda 5 preguntas para decidir',
    open: 'Aún quedan 5 preguntas abiertas.',
    why: 'Por qué (14)',
  },
  {
    userId: 9006,
    locale: 'ja',
    verdict: 'まだ決まっていません',
    missing: '判定まであと 5 件の質問',
    open: '未回答の質問が 5 件あります。',
    why: '理由（14）',
  },
];

for (const { userId, locale, verdict, missing, open, why } of agents) {
  test(`an agent with the locale ${locale} works in their own language`, async ({ desk }) => {
    const agent = await desk.seat(userId);
    await agent.openTicket(await desk.newTicket());
    await expectRelease(agent);
    const { sidebar } = agent;
    await expect(sidebar.locator('html')).toHaveAttribute('lang', locale);
    await expect(sidebar.locator('html')).toHaveAttribute('dir', 'ltr');
    await expect(sidebar.getByRole('heading', { name: verdict })).toBeVisible();
    await expect(sidebar.getByRole('heading', { name: missing })).toBeVisible();
    await expect(sidebar.getByTestId('verdict')).toHaveText(open);
    await sidebar.getByRole('button', { name: why, exact: true }).click();
    expect(await violations(agent.page, sidebarOnly)).toEqual([]);
    expect(await overflows(agent)).toEqual(widths.map(() => 0));
  });
}

test('an agent who reads from the right gets the sidebar from the right, with its texts unmirrored', async ({
  desk,
}) => {
  const agent = await desk.seat(9007);
  await agent.openTicket(await desk.newTicket());
  await expectRelease(agent);
  const page = agent.sidebar.locator('html');
  await expect(page).toHaveAttribute('dir', 'rtl');
  // Handrail does not speak Arabic, so a screen reader is told that these are English words.
  await expect(page).toHaveAttribute('lang', 'en');

  const title = await agent.sidebar.getByRole('heading', { name: 'Release an e-mail address' }).boundingBox();
  const menu = await agent.sidebar.getByRole('button', { name: 'More about this workflow' }).boundingBox();
  expect(menu?.x).toBeLessThan(title?.x ?? 0);
  for (const name of ['Where is the address in use?', 'Does the account show any contribution, ever?']) {
    await expect(agent.sidebar.getByText(name, { exact: true })).toHaveCSS('unicode-bidi', 'plaintext');
  }
  expect(await violations(agent.page, sidebarOnly)).toEqual([]);
  expect(await overflows(agent)).toEqual(widths.map(() => 0));
});

test('dates are written as the agent writes them, in the time zone of the agent', async ({ desk }) => {
  const id = await desk.newTicket();
  await recordOnRun(desk, id, [...unusedAccount, { type: 'step_done', step: 'ask-reply' }]);
  const asked = Date.now();
  for (const [userId, locale, timeZone] of [
    [9004, 'de-AT', 'Europe/Vienna'],
    [9006, 'ja', 'Asia/Tokyo'],
  ] as const) {
    const agent = await desk.seat(userId);
    await agent.openTicket(id);
    const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
    // The step may have been ticked in the minute before.
    const written = [asked, asked - 60_000].map((at) => format.format(at).replaceAll('.', String.raw`\.`));
    const wait = agent.sidebar.getByRole('listitem').filter({ hasText: 'The owner of the address' });
    await expect(wait.filter({ hasText: new RegExp(written.join('|')) }).first()).toBeVisible();
  }
});
