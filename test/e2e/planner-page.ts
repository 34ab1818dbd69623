// The planner as its reader uses it.
import type { Locator, Page } from 'playwright-core';

export class PlannerPage {
  readonly page: Page;
  readonly root: Locator;
  readonly text: Locator;
  readonly bars: Locator;
  readonly problems: Locator;
  readonly summary: Locator;
  readonly notice: Locator;
  readonly undo: Locator;
  readonly exports: Locator;
  /** What is announced. */
  readonly said: Locator;

  constructor(page: Page) {
    this.page = page;
    this.root = page.locator('project-planner');
    this.text = this.root.locator('textarea');
    this.bars = this.root.locator('[role=slider]');
    this.problems = this.root.locator('.problems li');
    this.summary = this.root.locator('.summary');
    this.notice = this.root.locator('.notice');
    this.undo = this.root.locator('[data-action=undo]');
    this.exports = this.root.locator('.exports');
    this.said = this.root.locator('.said');
  }

  /** Replaces the whole text, and leaves the field, which is when it is read. */
  async write(text: string): Promise<void> {
    await this.text.fill(text);
    await this.text.blur();
  }

  bar(id: string): Locator {
    return this.root.locator(`[role=slider][data-task="${id}"]`);
  }

  barSays(id: string, value: string): Promise<void> {
    return this.root.locator(`[data-task="${id}"][aria-valuetext="${value}"]`).waitFor({ state: 'attached' });
  }

  cell(id: string, column: string): Locator {
    return this.root.locator(`[data-row="${id}"] .${column}`);
  }

  field(id: string, column: string): Locator {
    return this.root.locator(`[data-row="${id}"] [name=${column}]`);
  }

  async enter(id: string, column: string, value: string): Promise<void> {
    await this.field(id, column).fill(value);
    await this.field(id, column).press('Enter');
  }

  /** Pixels a day, by the bar of a task of one day. */
  dayWidth(id: string): Promise<number> {
    return this.bar(id).locator('.bar').evaluate((bar) => (bar as unknown as { getBBox(): { width: number } }).getBBox().width);
  }

  /** Pulls a bar by so many pixels from its left half, or from its right edge; a key that is given is pressed on the way. */
  async drag(id: string, pixels: number, key?: string, from: 'middle' | 'edge' = 'middle'): Promise<void> {
    const shape = this.bar(id).locator('.bar');
    await shape.scrollIntoViewIfNeeded();
    const box = (await shape.boundingBox())!;
    const [x, y] = [from === 'edge' ? box.x + box.width - 1.5 : box.x + box.width * 0.4, box.y + box.height / 2];
    const { mouse } = this.page;
    await mouse.move(x, y);
    await mouse.down();
    await mouse.move(x + pixels / 2, y, { steps: 3 });
    await mouse.move(x + pixels, y, { steps: 3 });
    if (key) await this.page.keyboard.press(key);
    await mouse.up();
  }

  /** What is selected in the text. */
  selection(): Promise<string> {
    return this.text.evaluate((element) => {
      const { value, selectionStart, selectionEnd } = element as unknown as { value: string; selectionStart: number; selectionEnd: number };
      return value.slice(selectionStart, selectionEnd);
    });
  }
}
