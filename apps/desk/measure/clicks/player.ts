import { type Locator, expect } from '@playwright/test';
import type { Desk } from '../../e2e/_desk.ts';
import type { Seat } from '../../e2e/_seat.ts';
import { beforeFirstControl, frameOf } from './before-first-control.ts';
import type { Answers, Journey, Played } from './journey.ts';

/** One action: what it is called and how it is done. */
interface Move {
  says: string;
  act: () => Promise<void>;
}

/** The one button of an open step that goes on, the first of these that is there. */
const leading = [
  /^Insert/,
  'Apply macro',
  'Add internal note',
  /^Set to /,
  'Ask for approval',
  'Review and write to the owners',
  'Copy and tick off',
  'Copy',
  'Mark as done',
] as const;
const most = 80;

/** In the page's own words: a bundler's helpers do not exist there. Ends once nothing has changed for a while. */
const untilStill = `new Promise((done) => {
  let timer = setTimeout(done, 400);
  new MutationObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(done, 400);
  }).observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
})`;

/** Works a ticket to solved the way the screen leads: always the first thing on it that can be done. */
export class Player {
  readonly #desk: Desk;
  readonly #journey: Journey;
  readonly #known: Answers;
  readonly #actions: string[] = [];
  readonly #sent = new Set<string>();
  readonly #copied = new Set<string>();
  /** Steps unfolded since anything was done. */
  readonly #opened = new Set<string>();
  #inserted: string | null = null;
  #firstReply = 0;

  constructor(desk: Desk, journey: Journey) {
    this.#desk = desk;
    this.#journey = journey;
    this.#known = { ...journey.answers };
  }

  async play(): Promise<Played> {
    const { ticket } = this.#journey;
    const id = typeof ticket === 'number' ? ticket : await this.#desk.newTicket(ticket);
    await this.#open(id);
    const { words, pixels } = await beforeFirstControl(this.#desk.sidebar);
    while ((await this.#desk.saved(id)).status !== 'solved') {
      const move = (await this.#next()) ?? (await this.#afterOthers(id)) ?? (await this.#unopened());
      if (!move) throw new Error(`${this.#journey.workflow} goes no further after: ${this.#actions.join(', ')}`);
      this.#actions.push(move.says);
      if (this.#actions.length > most || this.#actions.at(-2) === move.says)
        throw new Error(`It goes round in circles: ${this.#actions.join(', ')}`);
      if (!move.says.startsWith('open ')) this.#opened.clear();
      await move.act();
      await this.#quiet(this.#desk);
      if (/^(Insert|Set to|Apply)/.test(move.says)) await this.#submit(id);
    }
    return { firstReply: this.#firstReply, solved: this.#actions.length, words, pixels, actions: this.#actions };
  }

  async #open(id: number): Promise<void> {
    await this.#desk.openTicket(id, { tray: 320 });
    await this.#quiet(this.#desk);
  }

  /** What was recorded is answered, and what was looked up is there. */
  async #quiet(seat: Seat): Promise<void> {
    const main = seat.sidebar.getByRole('main').first();
    await expect(main).toBeVisible({ timeout: 30_000 });
    await expect(async () => {
      await (await frameOf(seat.sidebar)).evaluate(untilStill);
      await expect(main).not.toContainText(/Looking in|Checking everything|Will be sent/, { timeout: 100 });
    }).toPass({ timeout: 20_000 });
  }

  async #next(): Promise<Move | null> {
    const parts = this.#desk.sidebar.locator('[data-page]:visible, [data-question]:visible, [data-step]:visible');
    for (const part of await parts.all()) {
      const page = await part.getAttribute('data-page');
      const text = page === null ? undefined : this.#journey.pages?.[page];
      if (page !== null && text !== undefined) return this.#onPage(part, page, text);
      if (page !== null) continue;
      const question = await part.getAttribute('data-question');
      const step = await part.getAttribute('data-step');
      const move =
        question === null ? step && (await this.#onStep(part, step)) : await this.#onQuestion(part, question);
      if (move) return move;
    }
    return null;
  }

  async #onQuestion(part: Locator, fact: string): Promise<Move | null> {
    const proposed = part.locator('[data-proposal]').getByRole('button', { name: /^Use / });
    if (await proposed.isVisible()) return this.#click(proposed, `take ${fact}`);
    const known = this.#known[fact];
    if (known === undefined) return null;
    if (typeof known === 'string') {
      const button = part.getByRole('button', { name: known, exact: true });
      if (await button.isVisible()) return this.#click(button, `${fact}: ${known}`);
      const list = part.getByRole('combobox');
      return { says: `${fact}: ${known}`, act: async () => void (await list.selectOption(known)) };
    }
    const fields = part.getByRole('textbox');
    await expect(fields.first()).toBeVisible();
    for (const field of await fields.all()) {
      const written = this.#known[(await field.getAttribute('name')) ?? fact];
      if (typeof written !== 'object') return null;
      await field.fill(written.type);
    }
    const record = part.getByRole('button', { name: 'Record', exact: true });
    return this.#click(record, `${fact}: ${known.type.split('\n')[0]}`);
  }

  async #onPage(part: Locator, page: string, text: string): Promise<Move> {
    await part.getByRole('textbox').fill(text);
    return this.#click(part.getByRole('button', { name: /^Record / }), `paste ${page}`);
  }

  async #onStep(part: Locator, step: string): Promise<Move | null> {
    const [state, line] = [await part.getAttribute('data-state'), part.getByRole('button').first()];
    if (state !== 'todo' || (await line.getAttribute('aria-expanded')) !== 'true') return null;
    // What it asks comes first, and may be for somebody else to say.
    if ((await part.locator('[data-question]').count()) > 0) return null;
    for (const name of leading) {
      if (name === 'Copy' && this.#copied.has(step)) continue;
      const button = part.getByRole('button', { name, exact: typeof name === 'string' }).first();
      if (!(await button.isVisible()) || !(await button.isEnabled())) continue;
      const says = `${await button.innerText()} (${step})`;
      return this.#click(button, says, step);
    }
    return null;
  }

  /** A step that can be worked and is folded. */
  async #unopened(): Promise<Move | null> {
    for (const part of await this.#desk.sidebar.locator('[data-step][data-state="todo"]:visible').all()) {
      const line = part.getByRole('button').first();
      if ((await line.getAttribute('aria-expanded')) === 'true') continue;
      const step = (await part.getAttribute('data-step')) ?? '';
      if (this.#opened.has(step)) continue;
      this.#opened.add(step);
      return this.#click(line, `open ${step}`);
    }
    return null;
  }

  #click(button: Locator, says: string, step: string | null = null): Move {
    return {
      says,
      act: async () => {
        await button.click();
        if (step && says.startsWith('Copy')) this.#copied.add(step);
        if (step && /^(Insert|Apply)/.test(says)) this.#inserted = step;
        if (says.startsWith('Review')) await this.#confirmOwners();
      },
    };
  }

  /** The dialog over the page: one confirmation, and it is closed again. */
  async #confirmOwners(): Promise<void> {
    const { dialog } = this.#desk;
    await dialog.getByRole('button', { name: /^Write to / }).click();
    await expect(dialog.getByText(/were contacted|was contacted/)).toBeVisible({ timeout: 30_000 });
    await dialog.getByRole('button', { name: 'Close' }).click();
    this.#actions.push('confirm the owners', 'close the dialog');
  }

  /** Zendesk's own submit, which is counted apart; then the customer may write, and the agent opens the ticket again. */
  async #submit(id: number): Promise<void> {
    if (this.#firstReply === 0 && this.#inserted) this.#firstReply = this.#actions.length;
    const before = (await this.#desk.saved(id)).comments.length;
    await this.#desk.submit();
    if (this.#inserted)
      await expect.poll(async () => (await this.#desk.saved(id)).comments.length).toBeGreaterThan(before);
    await this.#quiet(this.#desk);
    const step = this.#inserted;
    this.#inserted = null;
    if (step) this.#sent.add(step);
  }

  /** Nothing is left to do here: now the others do their part. */
  async #afterOthers(id: number): Promise<Move | null> {
    for (const [step, reply] of Object.entries(this.#journey.replies)) {
      if (!this.#sent.delete(step)) continue;
      await this.#desk.reply(id, { from: reply.from, text: reply.text });
      Object.assign(this.#known, reply.answers);
      await this.#open(id);
      return this.#next();
    }
    if (await this.#review(id)) return this.#next();
    return this.#ownersAnswer(id);
  }

  /** Somebody else approves what was asked; their own actions are not the agent's. */
  async #review(id: number): Promise<boolean> {
    const asked = this.#desk.sidebar.locator('[data-step][data-state="waiting"]:visible');
    for (const part of await asked.all()) {
      const step = await part.getAttribute('data-step');
      if (!step || !/review|ask-(manager|clause)/.test(step)) continue;
      const other = await this.#desk.seat(/review/.test(step) ? 9003 : 9002);
      await other.openTicket(id);
      const theirs = other.sidebar.getByRole('region', { name: 'Waiting for your decision' });
      await this.#quiet(other);
      await theirs.getByRole('textbox', { name: 'Comment' }).fill('It holds.');
      await theirs.getByRole('button', { name: 'Approve' }).click();
      await this.#quiet(other);
      await other.page.close();
      await this.#open(id);
      return true;
    }
    return false;
  }

  async #ownersAnswer(id: number): Promise<Move | null> {
    const { owner } = this.#journey;
    if (!owner || this.#sent.has('owner')) return null;
    const theirs = (await this.#desk.ticketsFor(owner.email)).at(-1);
    if (!theirs) return null;
    this.#sent.add('owner');
    await this.#desk.reply(theirs.id, { from: owner.email, text: owner.text });
    await this.#open(id);
    const here = await this.#next();
    if (here) return here;
    await this.#desk.openTicket(theirs.id, { tray: 320 });
    await this.#quiet(this.#desk);
    this.#actions.push('open the owner ticket');
    await this.#desk.sidebar.getByRole('button', { name: 'Yes, given' }).click();
    this.#actions.push('Yes, given', 'back to the ticket');
    await expect(this.#desk.sidebar.getByText('Permission given')).toBeVisible();
    await this.#open(id);
    return this.#next();
  }
}
