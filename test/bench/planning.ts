// The planner's engine and drawing: what ten times the tasks cost, and the first drawing in Chromium beside frappe-gantt's, in one run.
import { readFileSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import { drawGantt, layoutGantt } from '../../docs/labs/planning/drawing/gantt.ts';
import { parsePlan, printPlan } from '../../docs/labs/planning/parse.ts';
import type { Plan, RelationType, Task } from '../../docs/labs/planning/plan.ts';
import { schedule } from '../../docs/labs/planning/schedule.ts';

const root = new URL('../..', import.meta.url).pathname;
const rounds = 7;

export async function benchPlanning(): Promise<void> {
  console.log(`\nPlanning, median of ${rounds} rounds`);
  benchGrowth();
  await benchDrawing();
}

/** From text to SVG, 1,000 and 10,000 tasks in turn. */
function benchGrowth(): void {
  const texts = [1_000, 10_000].map((count) => printPlan(makePlan(count)));
  const times = texts.map((): number[][] => []);
  for (let round = -2; round < rounds; round++) texts.forEach((text, index) => round >= 0 ? times[index]!.push(timeSteps(text)) : timeSteps(text));
  const totals = times.map((runs) => median(runs.map((steps) => steps.reduce((sum, step) => sum + step))));
  for (const [index, runs] of times.entries()) {
    const steps = ['parse', 'schedule', 'layout', 'draw'].map((name, step) => `${name} ${median(runs.map((run) => run[step]!)).toFixed(1)}`);
    console.log(`  ${index ? '10,000' : ' 1,000'} tasks  ${totals[index]!.toFixed(1).padStart(7)} ms   ${steps.join(', ')}`);
  }
  console.log(`  ten times the tasks take ${(totals[1]! / totals[0]!).toFixed(1)} times as long (at most 15)`);
}

function timeSteps(text: string): number[] {
  const moments = [performance.now()];
  const plan = parsePlan(text).plan!;
  moments.push(performance.now());
  const scheduled = schedule(plan);
  moments.push(performance.now());
  const layout = layoutGantt(plan, scheduled, { zoom: 'day' });
  moments.push(performance.now());
  drawGantt(layout, 'en');
  moments.push(performance.now());
  return moments.slice(1).map((moment, index) => moment - moments[index]!);
}

/** What a page does to show 1,000 tasks by days for the first time, given as data; ours, with every bar a slider, has to find the dates as well. */
async function benchDrawing(): Promise<void> {
  const plan = makePlan(1_000);
  const { tasks } = schedule(plan);
  const bars = plan.tasks.map(({ id, name, after }) => ({ id, name, start: tasks[id]!.start, end: tasks[id]!.finish, progress: 0, dependencies: after.map((relation) => relation.id).join(',') }));
  const contestants = {
    frappe: { script: readFileSync(`${root}node_modules/frappe-gantt/dist/frappe-gantt.umd.js`, 'utf8'), style: readFileSync(`${root}node_modules/frappe-gantt/dist/frappe-gantt.css`, 'utf8'), draw: `new Gantt('#chart', input, { view_mode: 'Day' })`, input: bars },
    Etalase: { script: await bundle(), style: readFileSync(`${root}docs/styles/tokens.css`, 'utf8') + readFileSync(`${root}docs/styles/planning-drawing.css`, 'utf8'), draw: `document.querySelector('#chart').innerHTML = draw(input)`, input: plan },
  };
  const results = new Map(Object.keys(contestants).map((name) => [name, [] as Drawn[]]));
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--headless', '--no-sandbox', '--disable-gpu'] });
  try {
    for (let round = 0; round < rounds; round++) for (const [name, contestant] of Object.entries(contestants)) results.get(name)!.push(await drawOnce(browser, contestant));
  } finally {
    await browser.close();
  }
  for (const [name, drawn] of results) console.log(`  1,000 tasks in Chromium, ${name.padEnd(8)} ${median(drawn.map(({ time }) => time)).toFixed(0).padStart(6)} ms  ${drawn[0]!.nodes} nodes`);
  const ratios = results.get('Etalase')!.map(({ time }, round) => time / results.get('frappe')![round]!.time);
  console.log(`  first drawing: ${median(ratios).toFixed(3)} of frappe-gantt's (at most a third)`);
}

interface Contestant {
  readonly script: string;
  readonly style: string;
  readonly draw: string;
  readonly input: unknown;
}

interface Drawn {
  /** Milliseconds until the browser has painted. */
  readonly time: number;
  readonly nodes: number;
}

async function drawOnce(browser: Browser, { script, style, draw, input }: Contestant): Promise<Drawn> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.setContent(`<!doctype html><style>${style}</style><div id="chart"></div>`);
  await page.addScriptTag({ content: `${script}\n;window.drawNow = (input) => { ${draw} };` });
  const time = await page.evaluate(async (input) => {
    const painted = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    await painted();
    const start = performance.now();
    (globalThis as unknown as { drawNow(input: unknown): void }).drawNow(input);
    await painted();
    return performance.now() - start;
  }, input);
  const nodes = await page.locator('#chart *').count();
  await page.close();
  return { time, nodes };
}

/** The planner's engine and drawing as a page gets them. */
async function bundle(): Promise<string> {
  const entry = 'virtual:planning-bench';
  const folder = `${root}docs/labs/planning`;
  const source = `
    import { drawGantt, layoutGantt } from '${folder}/drawing/gantt.ts';
    import { schedule } from '${folder}/schedule.ts';
    globalThis.draw = (plan) => drawGantt(layoutGantt(plan, schedule(plan), { zoom: 'day', interactive: true }), 'en');`;
  const plugin = { name: 'entry', resolveId: (id: string) => (id === entry ? id : undefined), load: (id: string) => (id === entry ? source : undefined) };
  const output = (await build({ configFile: false, root, logLevel: 'silent', plugins: [plugin], build: { write: false, rolldownOptions: { input: entry, output: { format: 'iife' } } } })) as Rolldown.RolldownOutput;
  return output.output[0].code;
}

/** Groups of ten, each task after one or two of the twenty before it, by relations of all four types; it lasts about as long as its longest chain. */
function makePlan(count: number): Plan {
  const types: readonly RelationType[] = ['FS', 'FS', 'FS', 'SS', 'FF', 'SF'];
  const tasks = Array.from({ length: count }, (_, index): Task => {
    const before = [index - 20, index - 1 - (index % 7)].filter((other, place) => other >= 0 && (place === 0 || index % 3 === 0) && Math.floor(other / 40) >= Math.floor(index / 40) - 1);
    const isFirst = index % 40 === 0;
    return {
      id: `t${index}`,
      name: `Task ${index} of group ${Math.floor(index / 10)}`,
      duration: 1 + (index * 7) % 9,
      group: `Group ${Math.floor(index / 10)}`,
      after: isFirst ? [] : [...new Set(before)].map((other, place) => ({ id: `t${other}`, type: types[(index + place) % types.length]!, lag: index % 3 })),
      costs: [{ amount: 100 * (1 + (index % 5)), accrue: 'uniform' }],
    };
  });
  return { name: `${count} tasks`, start: '2026-01-05', workweek: [1, 2, 3, 4, 5], holidays: ['2026-01-16', '2026-02-17'], currency: 'IDR', tasks };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
