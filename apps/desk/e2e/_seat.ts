import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';

/** One agent at one browser page. Agents: 9001 Ana, 9003 Ben; lead: 9002 Lea. */
export class Seat {
  readonly page: Page;
  readonly userId: number;
  readonly deskUrl: string;

  constructor(page: Page, userId: number, deskUrl: string) {
    this.page = page;
    this.userId = userId;
    this.deskUrl = deskUrl;
  }

  /** Opens the ticket in this page, loading the page anew. `tray` is the sidebar's width in px. */
  async openTicket(id: number, options: { scheme?: 'light' | 'dark'; tray?: number } = {}): Promise<void> {
    const query = new URLSearchParams({
      as: String(this.userId),
      ...(options.scheme ? { scheme: options.scheme } : {}),
    });
    if (options.tray) query.set('tray', String(options.tray));
    await this.page.goto(`${this.deskUrl}/agent/tickets/${id}?${query}`);
    await expect(this.ticket).toBeVisible();
  }

  /**
   * Waits until no app frame has changed its height for a quarter of a second. What moves under the pointer takes the
   * click with it, and only a machine clicks that fast.
   */
  async settled(): Promise<void> {
    await this.page.evaluate(async () => {
      const heights = () => [...document.querySelectorAll('iframe')].map((frame) => frame.offsetHeight).join(' ');
      let last = heights();
      let since = performance.now();
      while (performance.now() - since < 250) {
        await new Promise(requestAnimationFrame);
        if (heights() === last) continue;
        last = heights();
        since = performance.now();
      }
    });
  }

  /** Opens the lead's page in the navigation bar. */
  async openLeadPage(): Promise<void> {
    await this.page.goto(`${this.deskUrl}/agent/apps/handrail?as=${this.userId}`);
  }

  /** Opens the lead's page at the list of every run. */
  async openAllRuns(): Promise<void> {
    await this.openLeadPage();
    await this.leadPage.getByRole('button', { name: 'All runs' }).click();
  }

  /** Goes to another ticket inside the page, which keeps the tabs that are open. */
  async goToTicket(id: number): Promise<void> {
    await this.page.getByRole('button', { name: 'Tickets', exact: true }).click();
    await this.page
      .getByRole('row')
      .filter({ hasText: `#${id}` })
      .getByRole('link')
      .click();
    await expect(this.ticket).toBeVisible();
  }

  /** The ticket that is shown. */
  get ticket(): Locator {
    return this.page.locator('section.ticket-page:visible');
  }

  /** The sidebar of the ticket that is shown. */
  get sidebar(): FrameLocator {
    return this.ticket.frameLocator('iframe');
  }

  get leadPage(): FrameLocator {
    return this.page.getByRole('region', { name: 'Handrail' }).frameLocator('iframe');
  }

  /** The dialog that the sidebar opened over the page. */
  get dialog(): FrameLocator {
    return this.page.frameLocator('dialog.app-dialog iframe');
  }

  get composer(): Locator {
    return this.ticket.getByRole('textbox', { name: 'Comment' });
  }

  /** `Public reply` or `Internal note`. */
  composerMode(name: 'Public reply' | 'Internal note'): Locator {
    return this.ticket.getByRole('button', { name });
  }

  get fields(): Locator {
    return this.ticket.getByRole('complementary', { name: 'Ticket fields' });
  }

  get notices(): Locator {
    return this.page.locator('.notice-bar');
  }

  /** Submits with the status the button shows. */
  async submit(): Promise<void> {
    await this.ticket.locator('.submit-bar > .button.primary').click();
  }

  /** Submits with a status of the menu, by its label. */
  async submitAs(label: string): Promise<void> {
    await this.ticket.getByLabel('Choose status').click();
    await this.ticket
      .getByRole('button', { name: `Submit as ${label}`, exact: true })
      .first()
      .click();
  }

  async reloadApp(): Promise<void> {
    await this.ticket.getByRole('button', { name: 'Reload app' }).click();
  }
}
