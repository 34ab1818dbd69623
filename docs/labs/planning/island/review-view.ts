// The review of the page's plan: moved by the status date, made anew with every change of the plan, its progress or the rules.
import { fill } from '../../../console/fill.ts';
import { createCalendar, toDay, toIso } from '../calendar.ts';
import { drawSCurve } from '../drawing/s-curve.ts';
import { formatDay } from '../format.ts';
import { review, type Review } from '../review.ts';
import type { Markup } from './markup.ts';
import { ProgressView } from './progress-view.ts';
import { showFigures } from './review-figures.ts';
import { drawEnd, drawHealth, drawMilestones, drawReasons, drawTasks, drawVerdict, headline, type ReviewContext } from './review-parts.ts';
import { sliderEnd } from './review-range.ts';
import type { ReviewPage } from './review-loader.ts';
import type { FigureKey, LiveTexts } from './review-texts.ts';
import { RiskView } from './risk-view.ts';
import { RulesView } from './rules-view.ts';
import type { PlanStore } from './store.ts';

const parts: Readonly<Record<string, (review: Review, context: ReviewContext) => Markup>> = { verdict: drawVerdict, reasons: drawReasons, tasks: drawTasks, milestones: drawMilestones, health: drawHealth, end: drawEnd };

/** Milliseconds of quiet before a new decision is announced: a slider passes through many. */
const quiet = 700;

export class ReviewView {
  readonly #root: HTMLElement;
  readonly #store: PlanStore;
  readonly #texts: LiveTexts;
  readonly #rules: RulesView;
  #review!: Review;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #said = '';

  constructor(root: HTMLElement, store: PlanStore, { texts, text }: ReviewPage) {
    this.#root = root;
    this.#store = store;
    this.#texts = texts;
    const later = () => this.#later();
    this.#rules = new RulesView(this.#part('.rules'), later);
    const progress = new ProgressView(this.#part('.entry'), store, texts);
    const risk = new RiskView(this.#part('.risk'), store, texts);
    store.subscribe((state, previous) => {
      if (state.plan === previous.plan && state.statusDate === previous.statusDate) return;
      progress.draw(state);
      if (state.plan !== previous.plan) risk.outdate();
      later();
    });
    this.#listen();
    for (const control of root.querySelectorAll<HTMLInputElement>('[disabled]')) control.disabled = false;
    if (store.state.text.trimEnd() !== text.trimEnd()) risk.outdate();
    this.#draw();
    this.#said = this.#sentence();
    root.dataset.live = '';
  }

  #listen() {
    this.#root.addEventListener('input', ({ target }) => this.#moved(target as HTMLInputElement));
    this.#root.addEventListener('click', ({ target }) => void this.#pressed((target as HTMLElement).closest<HTMLElement>('[data-action]')?.dataset.action));
    this.#part('.markdown').addEventListener('toggle', () => void this.#write());
  }

  /** Once for all that happens before the next picture. */
  #later() {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #draw() {
    const { plan, schedule, statusDate, language } = this.#store.state;
    const context = { plan, language, texts: this.#texts };
    this.#review = review(plan, schedule, statusDate, this.#rules.rules);
    for (const [name, draw] of Object.entries(parts)) this.#part(`[data-part=${name}]`).innerHTML = draw(this.#review, context).toString();
    this.#part('.ended').hidden = !this.#review.end;
    for (const [key, { value, why = '' }] of Object.entries(showFigures(this.#review, context)) as [FigureKey, { value: string; why?: string }][]) {
      const cell = this.#part(`[data-figure="${key}"]`);
      cell.firstChild!.nodeValue = value;
      cell.querySelector('small')!.textContent = why;
    }
    this.#part('[data-part=curve]').innerHTML = drawSCurve(plan, schedule, { statusDate, language, review: this.#review });
    this.#part('[data-part=name]').textContent = plan.name;
    this.#place();
    void this.#write();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#announce(), quiet);
  }

  /** Slider and field show the date, however it was set. */
  #place() {
    const { plan, schedule, statusDate, language } = this.#store.state;
    const slider = this.#part<HTMLInputElement>('[name=status-day]');
    const field = this.#part<HTMLInputElement>('[name=status-date]');
    const day = Math.max(1, createCalendar(plan).unitsThrough(toDay(statusDate)!));
    const isHeld = Number(slider.value) === day && document.activeElement === slider;
    if (!isHeld) slider.max = String(Math.max(day, sliderEnd(plan, schedule)));
    slider.value = String(day);
    slider.setAttribute('aria-valuetext', formatDay(statusDate, language));
    if (field !== document.activeElement) field.value = statusDate;
    this.#part('output').textContent = formatDay(statusDate, language);
  }

  #moved({ name, value }: HTMLInputElement) {
    if (name === 'status-day') this.#store.view({ statusDate: toIso(createCalendar(this.#store.state.plan).finishDay(Number(value))) });
    // While a year is being typed it is a very early one.
    if (name === 'status-date' && value >= '1900') this.#store.view({ statusDate: value });
  }

  async #pressed(action: string | undefined) {
    if (action === 'print') {
      const page = document.documentElement;
      page.dataset.print = 'review';
      addEventListener('afterprint', () => delete page.dataset.print, { once: true });
      print();
    }
    if (action !== 'copy') return;
    try {
      await navigator.clipboard.writeText(await this.#markdown());
      this.#say(this.#texts.copied);
    } catch {
      this.#part<HTMLDetailsElement>('.markdown').open = true;
      this.#say(this.#texts.notCopied);
    }
  }

  async #markdown(): Promise<string> {
    const { writeReport } = await import('../exports/report.ts');
    const { plan, schedule, language } = this.#store.state;
    return writeReport(plan, schedule, this.#review, language);
  }

  async #write() {
    if (this.#part<HTMLDetailsElement>('.markdown').open) this.#part('.markdown pre').textContent = await this.#markdown();
  }

  #sentence(): string {
    const { plan, language } = this.#store.state;
    const { status, decision } = this.#review;
    return `${fill(this.#texts.status, { status: this.#texts[status], decision: this.#texts[decision] })} ${headline(this.#review, { plan, language, texts: this.#texts })}`;
  }

  #announce() {
    const sentence = this.#sentence();
    if (sentence !== this.#said) this.#say((this.#said = sentence));
  }

  #say(sentence: string) {
    this.#part('.said').textContent = sentence;
  }

  #part<Part extends HTMLElement = HTMLElement>(selector: string): Part {
    return this.#root.querySelector<Part>(selector)!;
  }
}
