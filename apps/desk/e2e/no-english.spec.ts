import { decidedRelease, release } from './_decided-release.ts';
import { expect, type Seat } from './_desk.ts';
import { unusedAccount, unusedSecondary } from './_release.ts';
import { expectNoEnglish, type Language, readers, spoken, watched } from './_no-english.ts';
import { fact, recordOnRun } from './_run-record.ts';
import { openChecks } from './_run-work.ts';
import { mended, test as withSources } from './_sources.ts';

// Tickets that the desk starts with are worked here, so that no other journey shares these servers.
const test = withSources.extend<object, { isGerman: boolean }>({ isGerman: [true, { scope: 'worker' }] });

/** Agents by the language of their Zendesk, with the names of what is opened on their pages. */
const languages = {
  de: { more: /^Mehr zu/, why: /^Warum/, folded: ['Übergabe', 'Verlauf'], again: /Erneut nachsehen/ },
  es: {
    more: /^Más sobre/,
    why: /^Por qué/,
    folded: ['Traspaso', 'Historial'],
    again: /Volver a consultar/,
  },
  ja: { more: /^この手順/, why: /^理由/, folded: ['引き継ぎ', '履歴'], again: /もう一度確認/ },
} as const;
/** An account whose activity decides, whatever else is read of it and in whichever order. */
const account = 3103;
const address = 'chiara.russo@mail.example';
const requester = { name: 'Chiara Russo', email: 'chiara@studio.example' };

async function openedAll(agent: Seat, { more, why, folded }: (typeof languages)[Language]): Promise<void> {
  const { sidebar } = agent;
  await sidebar.getByRole('button', { name: more }).click();
  // It comes above what is pressed next, and would move it.
  await expect(sidebar.getByRole('button', { name: folded[0], exact: true })).toBeVisible();
  await agent.settled();
  await openChecks({ sidebar }, why);
  for (const name of folded) {
    const button = sidebar.getByRole('button', { name, exact: true });
    if ((await button.getAttribute('aria-expanded')) === 'false') await button.click();
    await expect(button).toHaveAttribute('aria-expanded', 'true');
  }
}

for (const language of spoken) {
  const words = languages[language];

  test(`a page in ${language} has no English of ours: answers with source and age, reasons, history, handover`, async ({
    desk,
  }) => {
    const agent = await desk.seat(readers[language]);
    const written = watched(agent);
    await agent.openTicket(101);
    await expect(agent.sidebar.getByTestId('verdict')).toContainText('Eligible');
    await openedAll(agent, words);
    await expectNoEnglish({ page: agent.sidebar, language, written });
  });

  test(`nor in ${language} where look-ups failed, something is proposed, or GitLab says otherwise`, async ({
    desk,
  }) => {
    desk.console.allow(/Failed to load resource/);
    const agent = await desk.seat(readers[language]);
    const written = watched(agent);
    // What was read of the account before is kept for a while.
    await desk.restartService();
    const path = `/api/v4/users/${account}/events`;
    await desk.faults({
      sources: [{ id: 'f', server: 'gitlab', path, effects: ['status_403'], isRepeated: true }],
    });
    const text = `Please release ${address} from the other account: it says the email has already been taken.`;
    const id = await desk.newTicket({ text, requester });
    await agent.openTicket(id);
    await expect(agent.sidebar.locator('[data-look-up]').first()).toBeVisible();
    await expectNoEnglish({ page: agent.sidebar, language, written });
    const asked = agent.sidebar.locator('[data-question="other.activity"]');
    await expect(asked).toBeVisible();
    await recordOnRun(desk, id, [fact('other.activity', 'some')]);
    // With the answer the rules change places: none of them is opened before.
    await expect(asked).toBeHidden();
    await desk.faults({});
    await openChecks(agent, words.why);
    await agent.sidebar.getByRole('button', { name: words.again }).first().click();
    await expect(agent.sidebar.locator('[data-proposal="other.activity"]')).toBeVisible();
    await expectNoEnglish({ page: agent.sidebar, language, written });
    await agent.openTicket(113);
    await expect(agent.sidebar.locator('[data-proposal]').first()).toBeVisible();
    await expectNoEnglish({ page: agent.sidebar, language, written });
  });
}

const journeys: Record<string, Parameters<typeof recordOnRun>[2]> = {
  'before anything is decided': [fact('other.found', 'elsewhere')],
  'that wait for somebody': [...unusedAccount, { type: 'step_done', step: 'ask-reply' }],
  'that wait for a lead': [
    ...unusedSecondary,
    { type: 'approval_asked', step: 'ask-clause', question: 'Darf sie frei werden?' },
  ],
  'that were done before an answer changed': [
    ...unusedAccount,
    { type: 'step_done', step: 'ask-reply' },
    { type: 'fact_corrected', fact: 'other.activity', value: 'some', source: 'agent', reason: 'Ein Kommentar' },
  ],
};

for (const language of spoken) {
  for (const [name, events] of Object.entries(journeys)) {
    test(`nor in ${language} in steps ${name}`, async ({ desk }) => {
      const words = languages[language];
      const id = await desk.newTicket();
      await recordOnRun(desk, id, events);
      const agent = await desk.seat(readers[language]);
      const written = watched(agent);
      await agent.openTicket(id);
      await expect(agent.sidebar.locator('[data-step], [data-question]').first()).toBeVisible();
      for (const step of await agent.sidebar.locator('[data-step] > button[aria-expanded="false"]').all())
        await step.click();
      await openedAll(agent, words);
      await expectNoEnglish({ page: agent.sidebar, language, written });
    });
  }
}

test('nor in the second look, when it found nothing new, and when it failed', async ({ desk }) => {
  test.slow();
  desk.console.allow(/Failed to load resource/);
  const looks = [
    { effects: [], says: /^Erneut geprüft/ },
    { effects: ['status_503' as const], says: /ließ sich nicht erneut prüfen/ },
  ];
  for (const { effects, says } of looks) {
    const id = await decidedRelease(desk);
    if (effects.length > 0) await desk.faults({ sources: [{ id: 'f', server: 'gitlab', effects, isRepeated: true }] });
    const agent = await desk.seat(readers.de);
    const written = watched(agent);
    await agent.openTicket(id);
    await agent.sidebar.getByRole('button', { name: `Zu tun: ${release}` }).click();
    await expect(agent.sidebar.getByText(says).first()).toBeVisible();
    await expectNoEnglish({ page: agent.sidebar, language: 'de', written });
  }
  await mended(desk);
});
