// The plans to start from, by name.
import type { Language } from '../../labs/planning/format.ts';
import { parsePlan } from '../../labs/planning/parse.ts';
import type { Plan } from '../../labs/planning/plan.ts';

const folder = '../../labs/planning/plans/';
const files: Readonly<Record<string, string>> = import.meta.glob('../../labs/planning/plans/*.plan', { query: '?raw', import: 'default', eager: true });

/** The text of `labs/planning/plans/<name>.plan`, in Indonesian that of its twin where it has one. */
export function planText(name: string, language: Language): string {
  const text = (language === 'id' ? files[`${folder}${name}.id.plan`] : undefined) ?? files[`${folder}${name}.plan`];
  if (text === undefined) throw new Error(`There is no plan ${name} in docs/labs/planning/plans.`);
  return text;
}

/** The plan itself. Throws with the first problem of a text that is none. */
export function samplePlan(name: string, language: Language): Plan {
  const { plan, problems } = parsePlan(planText(name, language), language);
  if (!plan) throw new Error(`${name}.plan, line ${problems[0]?.line}: ${problems[0]?.message}`);
  return plan;
}
