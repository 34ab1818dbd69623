// Draws an answer: status, figures, headers, the problem in words, the body.
import { explanation, isReplayed, placeFaults, readProblem } from './answer.ts';
import { fill } from './fill.ts';
import { firstLines, jsonPieces, textPieces, type Piece } from './json.ts';
import { node } from './nodes.ts';
import type { ConsolePage } from './page.ts';
import { mediaType, type Answer } from './send.ts';

/** The longest body that is drawn at once. */
const shownLines = 240;

export function drawAnswer(answer: Answer, page: ConsolePage): Node[] {
  return [drawHead(answer, page), drawReplay(answer, page), drawProblem(answer, page), drawBody(answer, page)].filter((part) => part !== undefined);
}

function drawHead(answer: Answer, { texts, language }: ConsolePage): Node {
  const { status, reason, headers, milliseconds, bytes } = answer;
  const count = (value: number) => Math.max(0, Math.round(value)).toLocaleString(language);
  const figures = [reason, fill(texts.milliseconds, { count: count(Math.max(1, milliseconds)) }), fill(texts.bytes, { count: count(bytes) })].filter(Boolean).join(', ');
  const list = node('dl', {}, ...headers.flatMap(([name, value]) => [node('dt', { textContent: name }), node('dd', { textContent: value })]));
  return node(
    'div',
    { className: 'head' },
    node('span', { className: `tag ${status < 400 ? 'ok' : 'soga'}`, textContent: String(status) }),
    node('span', { className: 'num', textContent: figures }),
    node('details', {}, node('summary', { textContent: fill(texts.headers, { count: headers.length }) }), list),
  );
}

function drawReplay(answer: Answer, { texts }: ConsolePage): Node | undefined {
  return isReplayed(answer) ? node('p', { className: 'note', textContent: texts.replayed }) : undefined;
}

function drawProblem(answer: Answer, page: ConsolePage): Node | undefined {
  const problem = readProblem(answer);
  if (!problem) return undefined;
  const { texts, titles } = page;
  const { apart } = placeFaults(problem, page.fields);
  const address = explanation(problem, page.root);
  const link = address && node('a', { href: address, textContent: fill(texts.explain, { code: problem.code }) });
  return node(
    'div',
    { className: 'problem' },
    node('p', {}, node('b', { textContent: titles[problem.code] ?? problem.title })),
    problem.detail !== undefined && node('p', { textContent: problem.detail, lang: 'en' }),
    apart.length > 0 && node('ul', { lang: 'en' }, ...apart.map((fault) => node('li', { textContent: fault }))),
    link && node('p', {}, link),
  );
}

function drawBody({ text, headers }: Answer, { texts, language }: ConsolePage): Node {
  if (text === '') return node('p', { className: 'muted', textContent: texts.empty });
  const all = mediaType(headers).startsWith('text/') ? textPieces(text) : jsonPieces(text);
  const { pieces, lines } = firstLines(all, shownLines);
  const pre = node('pre', { tabIndex: 0, attributes: { role: 'region', 'aria-label': texts.body } }, ...pieces.map(drawPiece));
  if (lines <= shownLines) return pre;
  const more = node('button', { type: 'button', className: 'link', textContent: fill(texts.showAll, { count: lines.toLocaleString(language) }) });
  more.addEventListener('click', () => {
    pre.replaceChildren(...all.map(drawPiece));
    pre.focus();
    more.remove();
  });
  return node('div', {}, pre, more);
}

function drawPiece({ kind, text }: Piece): Node {
  return kind === '' ? document.createTextNode(text) : node('span', { className: kind, textContent: text });
}
