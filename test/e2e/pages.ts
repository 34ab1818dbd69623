// What the tests do on a page, in the words of a reader.
import type { Locator, Page } from 'playwright-core';

export function hasFocus(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => element.matches(':focus'));
}

/** The window of the landing page. */
export class ShelfPage {
  readonly status: Locator;
  readonly time: Locator;
  readonly goods: Locator;
  readonly message: Locator;

  constructor(page: Page) {
    this.status = page.locator('shop-window .status');
    this.time = page.locator('shop-window .from');
    this.goods = page.locator('shop-window .shelf li');
    this.message = page.locator('shop-window [role=status]');
  }
}

export class SearchDialog {
  readonly #page: Page;
  readonly dialog: Locator;
  readonly results: Locator;
  readonly status: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = page.locator('site-search dialog');
    this.results = this.dialog.locator('.results a');
    this.status = this.dialog.getByRole('status');
  }

  async openByKey(): Promise<void> {
    await this.#page.locator('site-search .open').waitFor();
    await this.#page.keyboard.press('Control+k');
    await this.dialog.waitFor();
  }

  /** Types into the field that has the focus, and waits for what is found. */
  async find(words: string): Promise<void> {
    await this.#page.keyboard.type(words);
    await this.results.first().waitFor();
  }

  /** The pages that were found, sections left out. */
  addresses(): Promise<string[]> {
    return this.results.evaluateAll((links) => links.map((link) => (link as unknown as { pathname: string }).pathname));
  }
}

/** The try-it console of an operation's page. */
export class ConsolePanel {
  readonly root: Locator;
  readonly sendButton: Locator;
  readonly answer: Locator;
  /** What is announced. */
  readonly said: Locator;
  readonly refused: Locator;

  constructor(page: Page) {
    this.root = page.locator('try-it');
    this.sendButton = this.root.locator('button[type=submit]');
    this.answer = this.root.locator('.answer');
    this.said = this.root.locator('.said');
    this.refused = this.root.locator('.refused');
  }

  /** `query.limit`, `body.price.amount` */
  field(key: string): Locator {
    return this.root.locator(`[name="${key}"]`);
  }

  /** The place of the message that belongs to a field, by what assistive technology would read. */
  async faultOf(key: string): Promise<string> {
    const id = await this.field(key).getAttribute('aria-describedby');
    return (await this.root.page().locator(`[id="${id}"]`).textContent()) ?? '';
  }

  async send(): Promise<void> {
    await this.sendButton.click();
    await this.answer.waitFor();
  }

  get status(): Locator {
    return this.answer.locator('.head .tag');
  }

  /** The body as text. */
  get body(): Locator {
    return this.answer.locator('pre');
  }

  sample(id: string): Locator {
    return this.root.locator(`[data-sample="${id}"]`);
  }
}
