// The chart's bars as sliders: keys and pointer move a task by working days.
import { fill } from '../../../console/fill.ts';
import { createCalendar, toDay } from '../calendar.ts';
import { drawGantt, layoutGantt } from '../drawing/gantt.ts';
import { drawKey } from '../drawing/key.ts';
import type { Plan } from '../plan.ts';
import type { Schedule } from '../schedule.ts';
import { formatDay } from '../format.ts';
import { morph } from './morph.ts';
import { changeTask, moveTask, taskOf, type Move } from './moves.ts';
import type { PlanStore } from './store.ts';
import type { Texts } from './texts.ts';

interface Drag {
  readonly id: string;
  readonly gesture: string;
  readonly isEdge: boolean;
  readonly x: number;
  /** As it was when the drag began: each step is taken from there, so that none adds to another. */
  readonly plan: Plan;
  readonly schedule: Schedule;
  readonly text: string;
  days: number;
}

let drags = 0;

export class Bars {
  readonly #root: HTMLElement;
  readonly #store: PlanStore;
  readonly #texts: Texts;
  readonly #say: (sentence: string) => void;
  #drag: Drag | undefined;
  #dayWidth = 1;

  /** `root` holds the drawing and nothing else; the key to its marks stands behind it. */
  constructor(root: HTMLElement, { store, texts, say }: { store: PlanStore; texts: Texts; say: (sentence: string) => void }) {
    this.#root = root;
    this.#store = store;
    this.#texts = texts;
    this.#say = say;
    root.addEventListener('keydown', (event) => this.#pressed(event));
    root.addEventListener('pointerdown', (event) => this.#grasped(event));
    root.addEventListener('pointermove', (event) => this.#pulled(event));
    root.addEventListener('pointerup', () => this.#dropped());
    root.addEventListener('pointercancel', () => this.#putBack());
    root.addEventListener('click', (event) => {
      const { group } = namesOf(event);
      if (group !== undefined) this.#fold(group);
    });
    new ResizeObserver(() => this.draw()).observe(root);
    store.subscribe((state, previous) => {
      if (state.schedule !== previous.schedule || state.zoom !== previous.zoom || state.folded !== previous.folded || state.statusDate !== previous.statusDate) this.draw();
    });
  }

  draw() {
    const { plan, schedule, zoom, folded, statusDate, language } = this.#store.state;
    const layout = layoutGantt(plan, schedule, { zoom, folded, statusDate, atLeast: this.#root.clientWidth, interactive: true });
    this.#dayWidth = layout.dayWidth;
    const held = document.createElement('template');
    held.innerHTML = drawGantt(layout, language, { id: 'planner' });
    const focused = document.activeElement instanceof SVGElement ? document.activeElement.dataset : {};
    morph(this.#root.firstElementChild!, held.content.firstElementChild!);
    this.#root.nextElementSibling!.innerHTML = drawKey(layout, language);
    if (this.#root.contains(document.activeElement)) return;
    if (focused.task !== undefined) this.#find('task', focused.task)?.focus();
    if (focused.group !== undefined) this.#find('group', focused.group)?.focus();
  }

  #find(kind: 'task' | 'group', name: string): SVGElement | null {
    return this.#root.querySelector<SVGElement>(`[data-${kind}="${CSS.escape(name)}"]`);
  }

  #fold(group: string) {
    const { folded } = this.#store.state;
    this.#store.view({ folded: folded.has(group) ? new Set([...folded].filter((name) => name !== group)) : new Set([...folded, group]) });
  }

  #pressed(event: KeyboardEvent) {
    if (event.key === 'Escape' && this.#drag) return this.#putBack();
    const { task: id, group } = namesOf(event);
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (group !== undefined && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      this.#fold(group);
    }
    if (id === undefined) return;
    const { plan, schedule } = this.#store.state;
    const { es, ls, start } = schedule.tasks[id]!;
    const week = plan.workweek.length;
    const steps: Record<string, number> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: week, PageDown: -week, Home: -Infinity, End: Math.max(0, ls - es) };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    if (event.shiftKey && Number.isFinite(step)) this.#resize(id, taskOf(plan, id).duration + step);
    else this.#move(id, { plan, schedule }, createCalendar(plan).unitOf(toDay(start)!) + step);
  }

  #move(id: string, { plan, schedule }: Pick<Drag, 'plan' | 'schedule'>, unit: number, gesture = `move ${id}`) {
    const before = this.#store.state.schedule;
    let move: Move | undefined;
    const refusal = this.#store.edit(() => (move = moveTask(plan, schedule, { id, unit })).plan, gesture);
    if (refusal) return this.#refuse(refusal);
    if (move?.heldBy !== undefined && unit !== -Infinity) return this.#say(this.#heldText(id, move.heldBy));
    this.#tell(before);
  }

  #resize(id: string, days: number, gesture = `resize ${id}`) {
    const { plan, schedule } = this.#store.state;
    const shortest = Math.min(1, taskOf(plan, id).duration);
    const refusal = this.#store.edit((current) => changeTask(current, id, { duration: Math.max(shortest, days) }), gesture);
    if (refusal) this.#refuse(refusal);
    else if (days < shortest) this.#say(fill(this.#texts.shortest, { task: taskOf(plan, id).name }));
    else this.#tell(schedule);
  }

  /** The bar says its own dates; what changed elsewhere is the end. */
  #tell(before: Schedule) {
    const { schedule, language } = this.#store.state;
    this.#say(schedule.finish === before.finish ? '' : fill(this.#texts.endsOn, { end: formatDay(schedule.finish, language) }));
  }

  #heldText(id: string, heldBy: string | null): string {
    const { plan, schedule, language } = this.#store.state;
    const values = { task: taskOf(plan, id).name, date: formatDay(schedule.tasks[id]!.start, language), predecessor: heldBy === null ? '' : taskOf(plan, heldBy).name };
    return fill(heldBy === null ? this.#texts.heldByStart : this.#texts.heldBy, values);
  }

  #refuse(problem: string) {
    const { state } = this.#store;
    this.#say(fill(state.problems.length ? this.#texts.mendFirst : this.#texts.refused, { problem }));
  }

  #grasped(event: PointerEvent) {
    const { task: id } = namesOf(event);
    if (id === undefined || event.button !== 0) return;
    const { plan, schedule, text } = this.#store.state;
    const box = this.#find('task', id)!.querySelector('.bar')!.getBoundingClientRect();
    const isEdge = taskOf(plan, id).duration > 0 && event.clientX > box.right - Math.min(8, box.width / 3);
    this.#drag = { id, gesture: `drag ${++drags}`, isEdge, x: event.clientX, plan, schedule, text, days: 0 };
    this.#root.setPointerCapture(event.pointerId);
  }

  #pulled({ clientX }: PointerEvent) {
    const drag = this.#drag;
    if (!drag) return;
    const svg = this.#root.querySelector('svg')!;
    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    const days = Math.round((clientX - drag.x) / (this.#dayWidth * scale));
    if (days === drag.days) return;
    drag.days = days;
    const { unitOf, unitsThrough } = createCalendar(drag.plan);
    const { es, start, finish } = drag.schedule.tasks[drag.id]!;
    if (drag.isEdge) this.#resize(drag.id, unitsThrough(toDay(finish)! + days) - es, drag.gesture);
    else this.#move(drag.id, drag, unitOf(toDay(start)! + days), drag.gesture);
  }

  #dropped() {
    this.#drag = undefined;
  }

  #putBack() {
    const drag = this.#drag;
    this.#drag = undefined;
    if (!drag || this.#store.state.text === drag.text) return;
    this.#store.setText(drag.text, drag.gesture);
    this.#say(this.#texts.putBack);
  }
}

/** The task or the group that an event is about. */
function namesOf({ target }: Event): DOMStringMap {
  return (target as Element).closest<SVGElement>('[data-task], [data-group]')?.dataset ?? {};
}
