import { z } from 'zod';
import { decidedRelease, release } from './_decided-release.ts';
import { expect, type Seat } from './_desk.ts';
import { unusedAccount, unusedSecondary } from './_release.ts';
import { fact, recordOnRun } from './_run-record.ts';
import { openChecks } from './_run-work.ts';
import { mended, test as withSources } from './_sources.ts';

// Tickets that the desk starts with are worked here, so that no other journey shares these servers.
const test = withSources.extend<object, { isGerman: boolean }>({ isGerman: [true, { scope: 'worker' }] });

/** Words without which nobody writes an English sentence, and which the other languages do not have. */
const english =
  /\b(the|of|and|is|are|to|this|that|with|from|be|been|have|it|which|can|by|for|yet|no longer|says|replied|yes|looked|first|done|not decided)\b/i;

/** Agents by the language of their Zendesk, with the names of what is opened on their pages. */
const languages = {
  de: { userId: 9004, more: /^Mehr zu/, why: /^Warum/, folded: ['Übergabe', 'Verlauf'], again: /Erneut nachsehen/ },
  es: {
    userId: 9005,
    more: /^Más sobre/,
    why: /^Por qué/,
    folded: ['Traspaso', 'Historial'],
    again: /Volver a consultar/,
  },
  ja: { userId: 9006, more: /^この手順/, why: /^理由/, folded: ['引き継ぎ', '履歴'], again: /もう一度確認/ },
} as const;
type Language = keyof typeof languages;
const requests = {
  de: {
    account: 3103,
    address: 'chiara.russo@mail.example',
    requester: { name: 'Chiara Russo', email: 'chiara@studio.example' },
  },
  es: {
    account: 3102,
    address: 'ben@hobby.example',
    requester: { name: 'Ben Adeyemi', email: 'ben.adeyemi@example.org' },
  },
  ja: {
    account: 3105,
    address: 'emma@consulting.example',
    requester: { name: 'Emma Novak', email: 'emma@novak.example' },
  },
} as const satisfies Record<Language, object>;
const spoken = ['de', 'es', 'ja'] as const satisfies readonly Language[];

const told = z.looseObject({}).optional();
/** Of a run what this needs to know; the rest is looked through. */
const RunViewSchema = z.looseObject({
  workflow: z.looseObject({ id: z.string() }),
  steps: z.array(z.looseObject({ mark: z.looseObject({ state: z.string(), why: z.string().optional(), told }) })),
  waits: z.array(
    z.looseObject({
      on: z.string(),
      next: z.string().nullable(),
      told: z.object({ on: told, next: told }).optional(),
    }),
  ),
});
type RunView = z.infer<typeof RunViewSchema>;

/** What workflows and people wrote, which stays as it is in every language. */
function written(view: RunView): string[] {
  const found = new Set<string>();
  const gather = (value: unknown, key = ''): void => {
    // Sentences of ours stand in the view in English too, for notes and files.
    if (['history', 'told', 'why', 'lapsed', 'handover', 'record', 'waits', 'unreadable'].includes(key)) return;
    if (typeof value === 'string') found.add(value);
    else if (Array.isArray(value)) for (const one of value) gather(one);
    else if (typeof value === 'object' && value !== null)
      for (const [name, one] of Object.entries(value)) gather(one, name);
  };
  gather(view);
  for (const step of view.steps) {
    const { state, why, told: isOurs } = step.mark;
    if (state === 'not_needed' && !isOurs && why !== undefined) found.add(why);
  }
  for (const wait of view.waits) if (!wait.told?.on) found.add(wait.on);
  for (const wait of view.waits) if (!wait.told?.next && wait.next !== null) found.add(wait.next);
  return [...found].filter((text) => text.length > 3).toSorted((a, b) => b.length - a.length);
}

interface Drawn {
  text: string;
  /** As which it is read aloud. */
  lang: string;
  /** In place of what is drawn. */
  isName: boolean;
}

/** Every text on the page, and what is read out instead of it. */
const texts = (seat: Seat): Promise<Drawn[]> =>
  seat.sidebar.locator('body').evaluate((body) => {
    const found: Drawn[] = [];
    const langOf = (element: Element | null) => element?.closest('[lang]')?.getAttribute('lang') ?? '';
    const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Element) {
        for (const name of ['aria-label', 'title', 'placeholder'])
          found.push({ text: node.getAttribute(name) ?? '', lang: langOf(node), isName: true });
      } else if (!node.parentElement?.closest('script, style')) {
        found.push({ text: node.textContent ?? '', lang: langOf(node.parentElement), isName: false });
      }
    }
    return found
      .map(({ text, ...rest }) => ({ text: text.replaceAll(/\s+/g, ' ').trim(), ...rest }))
      .filter(({ text }) => text !== '');
  });

/** No English of ours; and a text of a workflow that stands by itself is marked as the English it is. */
async function expectNoEnglish(
  seat: Seat,
  language: Language,
  views: readonly RunView[],
  isOurs: readonly string[] = [],
): Promise<void> {
  // The page may have drawn a run before this has read the answer that brought it.
  await expect(async () => {
    const known = [...new Set(views.flatMap(written))].toSorted((a, b) => b.length - a.length);
    const left = (await texts(seat)).map((drawn) => ({
      ...drawn,
      rest: [...known, ...isOurs].reduce(
        (rest, one) => rest.replaceAll(one.replaceAll(/\s+/g, ' ').trim(), '·'),
        drawn.text,
      ),
    }));
    expect(left.filter(({ rest }) => english.test(rest)).map(({ text }) => text)).toEqual([]);
    const drawn = left.filter(({ isName }) => !isName);
    const unmarked = drawn.filter(({ text, rest, lang }) => rest === '·' && english.test(text) && lang !== 'en');
    expect(unmarked).toEqual([]);
    const ours = drawn.filter(
      ({ rest, lang }) => /\p{L}{3}/u.test(rest) && !rest.includes('·') && !lang.startsWith(language),
    );
    expect(ours).toEqual([]);
    expect(drawn.filter(({ lang }) => lang === 'en').length).toBeGreaterThan(5);
  }).toPass({ timeout: 10_000 });
}

/** The runs that the page was given last. */
function watched(seat: Seat): RunView[] {
  const views: RunView[] = [];
  const keep = async (response: { json(): Promise<unknown> }) => {
    const body = await response.json().catch(() => null);
    const opened = z.object({ runs: z.array(RunViewSchema) }).safeParse(body);
    if (opened.success) views.push(...opened.data.runs);
    const one = RunViewSchema.safeParse(body);
    if (one.success) views.push(one.data);
  };
  seat.page.on('response', (response) => void keep(response));
  return views;
}

async function openedAll({ sidebar }: Seat, { more, why, folded }: (typeof languages)[Language]): Promise<void> {
  await sidebar.getByRole('button', { name: more }).click();
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
    const agent = await desk.seat(words.userId);
    const views = watched(agent);
    await agent.openTicket(101);
    await expect(agent.sidebar.getByTestId('verdict')).toContainText('Eligible');
    await openedAll(agent, words);
    await expectNoEnglish(agent, language, views);
  });

  test(`nor in ${language} where look-ups failed, something is proposed, or GitLab says otherwise`, async ({
    desk,
  }) => {
    desk.console.allow(/Failed to load resource/);
    const agent = await desk.seat(words.userId);
    const views = watched(agent);
    // An account of its own for each: what was read of one is kept for a while.
    const { account, address, requester } = requests[language];
    const path = `/api/v4/users/${account}/events`;
    await desk.faults({
      sources: [{ id: 'f', server: 'gitlab', path, effects: ['status_403'], isRepeated: true }],
    });
    const text = `Please release ${address} from the other account: it says the email has already been taken.`;
    const id = await desk.newTicket({ text, requester });
    await agent.openTicket(id);
    await expect(agent.sidebar.locator('[data-look-up]').first()).toBeVisible();
    await expectNoEnglish(agent, language, views);
    await recordOnRun(desk, id, [fact('other.activity', 'some')]);
    await desk.faults({});
    await openChecks(agent, words.why);
    await agent.sidebar.getByRole('button', { name: words.again }).first().click();
    await expect(agent.sidebar.locator('[data-proposal="other.activity"]')).toBeVisible();
    await expectNoEnglish(agent, language, views);
    await agent.openTicket(113);
    await expect(agent.sidebar.locator('[data-proposal]').first()).toBeVisible();
    await expectNoEnglish(agent, language, views);
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
      const agent = await desk.seat(words.userId);
      const views = watched(agent);
      await agent.openTicket(id);
      await expect(agent.sidebar.locator('[data-step], [data-question]').first()).toBeVisible();
      for (const step of await agent.sidebar.locator('[data-step] > button[aria-expanded="false"]').all())
        await step.click();
      await openedAll(agent, words);
      await expectNoEnglish(agent, language, views);
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
    const agent = await desk.seat(languages.de.userId);
    const views = watched(agent);
    await agent.openTicket(id);
    await agent.sidebar.getByRole('button', { name: `Zu tun: ${release}` }).click();
    await expect(agent.sidebar.getByText(says).first()).toBeVisible();
    await expectNoEnglish(agent, 'de', views);
  }
  await mended(desk);
});
