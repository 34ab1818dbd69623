// The review of the planner's plan as its reader uses it.
import type { CDPSession, Locator, Page } from 'playwright-core';
import { hasFocus } from './pages.ts';

export class ReviewPage {
  readonly page: Page;
  readonly root: Locator;
  readonly slider: Locator;
  readonly date: Locator;
  readonly verdict: Locator;
  readonly reasons: Locator;
  readonly curve: Locator;
  readonly rules: Locator;
  readonly entry: Locator;
  readonly risk: Locator;
  readonly ended: Locator;
  readonly print: Locator;
  readonly copy: Locator;
  readonly markdown: Locator;
  /** What is announced. */
  readonly said: Locator;

  constructor(page: Page) {
    this.page = page;
    this.root = page.locator('plan-review');
    this.slider = this.root.locator('[name=status-day]');
    this.date = this.root.locator('[name=status-date]');
    this.verdict = this.root.locator('[data-part=verdict]');
    this.reasons = this.root.locator('[data-part=reasons] li');
    this.curve = this.root.locator('.s-curve');
    this.rules = this.root.locator('.rules');
    this.entry = this.root.locator('.entry');
    this.risk = this.root.locator('.risk');
    this.ended = this.root.locator('.ended');
    this.print = this.root.locator('[data-action=print]');
    this.copy = this.root.locator('[data-action=copy]');
    this.markdown = this.root.locator('.markdown');
    this.said = this.root.locator('.said');
  }

  /** Comes near it and waits for what brings it to life. */
  async wake(): Promise<void> {
    await this.root.scrollIntoViewIfNeeded();
    await this.page.locator('plan-review[data-live]').waitFor();
  }

  /** Waits for the sentence in which status and decision stand. */
  async decides(sentence: string): Promise<void> {
    await this.verdict.getByText(sentence).first().waitFor();
  }

  reason(rule: string): Locator {
    return this.root.locator(`[data-rule=${rule}]`);
  }

  /** The value alone, without why there is none. */
  async figure(key: string): Promise<string> {
    return this.root.locator(`[data-figure="${key}"]`).evaluate((cell) => String(cell.firstChild?.nodeValue));
  }

  threshold(rule: string): Locator {
    return this.rules.locator(`[name=${rule}]`);
  }

  field(task: string, column: 'percent' | 'spent' | 'started' | 'finished'): Locator {
    return this.entry.locator(`[data-task=${task}][data-column=${column}]`);
  }

  async open(part: Locator): Promise<void> {
    const details = part.locator('details').or(part).filter({ has: this.page.locator('> summary') }).first();
    if ((await details.getAttribute('open')) === null) await details.locator('> summary').click();
  }

  /** Runs the simulation and gives what it found. */
  async simulate(seed: number, runs: number): Promise<string> {
    await this.risk.locator('[name=runs]').fill(String(runs));
    await this.risk.locator('[name=seed]').fill(String(seed));
    await this.risk.locator('form button').click();
    await this.risk.getByText('Done.').waitFor();
    return (await this.risk.locator('[data-part=risk]').textContent())!;
  }
}

/** Presses Tab until something has the focus, from wherever the focus is; fails when the page ends before. */
export async function tabTo(target: Locator, most = 300): Promise<void> {
  const page = target.page();
  for (let press = 0; press < most; press += 1) {
    await page.keyboard.press('Tab');
    if (await hasFocus(target)) return;
  }
  throw new Error(`Tab does not lead to ${target} within ${most} steps.`);
}

interface Heard {
  readonly role: string;
  readonly name: string;
  /** Of what can be moved, its value in words. */
  readonly value: string;
}

/** What a screen reader comes by, in its order: the accessibility tree of the page, depth first. */
export async function readAloud(page: Page): Promise<Heard[]> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const walk = (id: string): Heard[] => {
    const node = byId.get(id);
    if (!node) return [];
    const spoken = node.properties?.find(({ name }) => name === 'valuetext')?.value.value ?? node.value?.value ?? '';
    const heard = node.ignored ? [] : [{ role: String(node.role?.value), name: String(node.name?.value ?? ''), value: String(spoken) }];
    return [...heard, ...(node.childIds ?? []).flatMap(walk)];
  };
  return walk(nodes[0]!.nodeId);
}
