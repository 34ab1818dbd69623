import { html, type Markup } from './markup.ts';

/** The first column names its row; `mark` gives a row its class. */
export function drawTable(heads: readonly string[], rows: readonly (readonly string[])[], mark: (index: number) => string = () => ''): Markup {
  const line = ([name = '', ...cells]: readonly string[], index: number) => html`<tr class="${mark(index)}"><th scope="row">${name}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`;
  return html`<table><thead><tr>${heads.map((head) => (head ? html`<th scope="col">${head}</th>` : html`<td></td>`))}</tr></thead><tbody>${rows.map(line)}</tbody></table>`;
}
