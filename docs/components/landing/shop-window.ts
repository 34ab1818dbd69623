// Refreshes the window from the shop that serves the page, and says so in place when none answers.
import { jsonPieces, readAnswer, rupiah, shortJson, type Product, type ShopAnswer } from './shop-answer.ts';

const startCommand = 'npm install && npm start';

export class ShopWindow extends HTMLElement {
  #texts: Record<string, string> = JSON.parse(this.dataset.texts ?? '{}');

  async connectedCallback() {
    const started = performance.now();
    try {
      const response = await fetch(this.dataset.path!, { headers: { accept: 'application/json' }, signal: AbortSignal.timeout(8000) });
      const answer = readAnswer(await response.json());
      if (answer) this.#fill(answer, response.status, performance.now() - started);
      else this.#excuse(response.status);
    } catch {
      // No server, or one that serves only files: what it sent was not JSON.
      this.#excuse();
    }
  }

  #fill(answer: ShopAnswer, status: number, milliseconds: number) {
    this.#part('.status').textContent = String(status);
    this.#part('.from').textContent = this.#text('milliseconds', Math.max(1, Math.round(milliseconds)));
    this.#part('.shelf').replaceChildren(...answer.data.map((product) => this.#goods(product)));
    this.#part('pre').replaceChildren(...jsonPieces(shortJson(answer, this.#texts.more ?? '')).map(pieceNode));
  }

  #excuse(status?: number) {
    const command = document.createElement('code');
    command.textContent = startCommand;
    this.#part('.message').append(...(status ? [this.#text('refused', status)] : [this.#text('silent'), ' ', command]));
  }

  #goods(product: Product): Node {
    const parts = this.querySelector('template')!.content;
    const goods = parts.querySelector('li')!.cloneNode(true) as HTMLLIElement;
    const picture = parts.querySelector(`[data-picture="${CSS.escape(product.category?.slug ?? '')}"] svg`);
    if (picture) goods.querySelector('.picture')!.append(picture.cloneNode(true));
    goods.querySelector('b')!.textContent = product.name;
    goods.querySelector('.price')!.textContent = rupiah(product.price);
    return goods;
  }

  #part(selector: string): Element {
    return this.querySelector(selector)!;
  }

  #text(key: string, value: number | string = ''): string {
    return (this.#texts[key] ?? '').replace(/\{\w+\}/, String(value));
  }
}

function pieceNode({ kind, text }: { kind: string; text: string }): Node {
  if (!kind) return document.createTextNode(text);
  return Object.assign(document.createElement('span'), { className: kind, textContent: text });
}
