// The rules of a review with their thresholds as fields: whoever reads the decision can change what it follows from.
import type { Language } from '../format.ts';
import { standardRules, type Rule, type Rules } from '../rules.ts';
import { html, type Markup } from './markup.ts';
import type { Labels } from './review-texts.ts';

const leads = { amber: 'leadsToAmber', red: 'leadsToRed', stop: 'leadsToStop', check: 'leadsToCheck' } as const;

/** One line a rule: what it looks at, its threshold, what it leads to, why, and who says so. */
export function drawRules(rules: Rules, language: Language, labels: Labels): Markup {
  const unit = { index: '', percent: '%', days: labels.days };
  const line = (rule: Rule) => html`<li><label for="rule-${rule.id}">${rule.name[language]}</label>
<span class="limit">${labels[rule.when]} <input type="number" step="any" required disabled id="rule-${rule.id}" name="${rule.id}" value="${rule.threshold}"> ${unit[rule.unit]}</span>
<b class="tag ${rule.leads === 'check' ? '' : 'soga'}">${labels[leads[rule.leads]]}</b><small>${rule.why[language]} ${rule.source[language]}.</small></li>`;
  return html`<ul>${rules.map(line)}</ul>`;
}

export class RulesView {
  readonly #root: HTMLElement;
  rules: Rules = standardRules;

  /** `root` holds the fields and the button that puts them back; `changed` is called with each new threshold. */
  constructor(root: HTMLElement, changed: () => void) {
    this.#root = root;
    const take = () => {
      this.rules = standardRules.map((rule) => ({ ...rule, threshold: this.#thresholdOf(rule) }));
      changed();
    };
    root.addEventListener('input', take);
    root.querySelector('[data-action=reset]')!.addEventListener('click', () => {
      for (const input of root.querySelectorAll('input')) input.value = input.defaultValue;
      take();
    });
  }

  /** A field that holds no number leaves the rule as it was. */
  #thresholdOf({ id, threshold }: Rule): number {
    const { valueAsNumber } = this.#root.querySelector<HTMLInputElement>(`[name="${id}"]`)!;
    return Number.isNaN(valueAsNumber) ? threshold : valueAsNumber;
  }
}
