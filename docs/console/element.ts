// The console: the form of the page, brought to life. What it says and sends is decided by the modules beside it.
import { AccountPanel } from './account.ts';
import { drawAnswer } from './answer-view.ts';
import { isKept, placeFaults, readProblem, summarize } from './answer.ts';
import { forgetAll, learn } from './chain.ts';
import { fill } from './fill.ts';
import { ConsoleForm } from './form.ts';
import { adopt, currentLogin, forget, renew } from './login.ts';
import { node } from './nodes.ts';
import type { ConsolePage } from './page.ts';
import { Provenance } from './provenance.ts';
import { buildRequest, tokenSample } from './request.ts';
import { showSamples, watchSamples } from './samples-view.ts';
import { send, type Answer, type Outcome } from './send.ts';
import { findFaults } from './validate.ts';

const startCommand = 'npm install && npm start';

export class TryIt extends HTMLElement {
  #page!: ConsolePage;
  #form!: ConsoleForm;
  #provenance!: Provenance;
  #account: AccountPanel | undefined;
  #waiting: AbortController | undefined;
  /** What became of the login on the way to the answer that is announced next. */
  #loginWord = '';

  connectedCallback() {
    this.#page = JSON.parse(this.#part('script').textContent!);
    this.#form = new ConsoleForm(this.#part<HTMLFormElement>('form.request'), this.#page.fields);
    this.#provenance = new Provenance(this.#form, this.#page);
    this.#provenance.fill(this.#form.values);
    this.#part('.origin').textContent = location.host;
    this.#part<HTMLButtonElement>('.primary').disabled = false;
    this.#listen();
    const panel = this.querySelector<HTMLElement>('.account');
    if (panel) this.#account = new AccountPanel(panel, this.#page, (sentence) => this.#say(sentence), () => this.#refresh());
    watchSamples(this, (isCopied) => this.#say(isCopied ? this.#page.texts.copied : this.#page.texts.notCopied));
    this.#refresh();
  }

  #listen() {
    const form = this.#form.element;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit();
    });
    form.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    });
    form.addEventListener('input', (event) => this.#edited(event.target));
    form.addEventListener('focusout', (event) => this.#left(event));
    form.addEventListener('click', (event) => this.#clicked(event.target as Element));
  }

  #clicked(target: Element) {
    const { example } = target.closest<HTMLElement>('[data-example]')?.dataset ?? {};
    if (example !== undefined) {
      this.#provenance.fill(this.#page.examples[Number(example)] ?? {});
      this.#refuse('');
      this.#refresh();
    }
    if (target.closest('.new-key')) {
      this.#provenance.renewKey();
      this.#refresh();
    }
    if (target.closest('.anyway')) void this.#send();
    if (target.closest('.cancel')) this.#waiting?.abort();
  }

  #edited(target: EventTarget | null) {
    const field = this.#form.fieldOf(target);
    if (field) this.#provenance.explain(field.key);
    if (field && this.#form.hasFault(field.key)) this.#form.showFault(field.key, this.#faults().get(field.key));
    this.#refresh();
  }

  /** Says what is wrong with a field once the reader leaves it, but not while a button is being pressed: it would move away. */
  #left({ target, relatedTarget }: FocusEvent) {
    const field = this.#form.fieldOf(target);
    if (!field || relatedTarget instanceof HTMLButtonElement || this.querySelector('button:active')) return;
    const fault = this.#faults().get(field.key);
    if (fault !== undefined) this.#form.showFault(field.key, fault);
  }

  #submit() {
    const { texts } = this.#page;
    const faults = this.#faults();
    this.#form.showFaults(faults);
    if (faults.size === 0) return void this.#send();
    this.#refuse(faults.size === 1 ? texts.faultsOne : fill(texts.faultsMany, { count: faults.size }));
    this.#form.focusFirst(faults);
  }

  async #send() {
    if (this.#waiting) return;
    this.#refuse('');
    this.#waiting = new AbortController();
    this.#wait(true);
    const outcome = await this.#ask(this.#waiting.signal);
    this.#waiting = undefined;
    if (outcome.kind !== 'answer' || isKept(outcome.answer)) this.#provenance.sent();
    this.#wait(false);
    if (outcome.kind === 'answer') this.#show(outcome.answer);
    else this.#excuse(outcome.kind);
  }

  /** An access token that has expired is renewed once, and the request sent again. */
  async #ask(canceled: AbortSignal): Promise<Outcome> {
    const { type, auth } = this.#page;
    const login = auth ? currentLogin() : undefined;
    const outcome = await send(this.#request(login?.access), canceled, type);
    if (!login || outcome.kind !== 'answer' || readProblem(outcome.answer)?.code !== 'unauthenticated') return outcome;
    const renewed = await renew(login);
    // A shop that did not answer has ended nothing.
    this.#loginWord = renewed ? this.#page.texts.renewed! : currentLogin() ? '' : this.#page.texts.ended!;
    this.#account?.show(this.#loginWord);
    return renewed ? send(this.#request(renewed.access), canceled, type) : outcome;
  }

  /** What an answer gives is there for the next request, here and on other pages; a login in particular. */
  async #learn(answer: Answer) {
    const request = this.#request();
    learn(this.#page, request.url, answer);
    const { id } = this.#page;
    if (answer.status < 300 && (id === 'login' || id === 'refresh')) await adopt(JSON.parse(answer.text));
    if (answer.status < 300 && id === 'resetShop') forgetAll();
    if (answer.status < 300 && (id === 'logout' || id === 'resetShop')) {
      forget();
      this.#account?.show();
    }
    this.#refresh();
  }

  #show(answer: Answer) {
    void this.#learn(answer);
    const problem = readProblem(answer);
    const { texts, fields, titles } = this.#page;
    this.#form.showFaults(problem ? placeFaults(problem, fields).beside : new Map(), 'en');
    // What we can say ourselves is in the reader's language.
    if (problem) for (const [key, fault] of this.#faults()) this.#form.showFault(key, fault);
    this.#present(drawAnswer(answer, this.#page), summarize(answer, texts, titles));
  }

  #excuse(kind: Exclude<Outcome['kind'], 'answer'>) {
    const { texts } = this.#page;
    const text = fill(texts[kind], { origin: location.origin });
    const isSilent = kind === 'silent';
    const command = isSilent && node('p', {}, node('code', { textContent: startCommand }));
    const open = isSilent && location.origin !== 'http://localhost:8080' && node('p', { textContent: texts.open });
    this.#present([node('div', { className: 'problem' }, node('p', { textContent: text }), command, open)], isSilent ? `${text} ${startCommand}` : text);
  }

  #present(parts: Node[], sentence: string) {
    const answer = this.#part('.answer');
    answer.replaceChildren(...parts);
    answer.hidden = false;
    answer.scrollIntoView({ block: 'nearest' });
    this.#say([this.#loginWord, sentence].filter(Boolean).join(' '));
    this.#loginWord = '';
  }

  #wait(isWaiting: boolean) {
    const { texts } = this.#page;
    const button = this.#part('.primary');
    button.textContent = isWaiting ? texts.sending : texts.send;
    button.setAttribute('aria-disabled', String(isWaiting));
    this.#hide(this.#part('.cancel'), !isWaiting);
    if (isWaiting) this.#say(texts.sending);
  }

  #refuse(text: string) {
    const line = this.#part('.refused');
    this.#hide(line, text === '');
    line.querySelector('span')!.textContent = text;
    if (text) this.#say(text);
  }

  /** What is hidden must not take the reader's focus with it. */
  #hide(part: HTMLElement, isHidden: boolean) {
    if (isHidden && part.contains(document.activeElement)) this.#part('.primary').focus({ preventScroll: true });
    part.hidden = isHidden;
  }

  #refresh() {
    this.#provenance.match(this.#request().url);
    showSamples(this, this.#request(this.#page.auth && (this.#page.auth !== 'cart' || currentLogin()) ? tokenSample : undefined));
  }

  #request(token?: string) {
    return buildRequest(this.#page, this.#page.fields, this.#form.values, location.origin, token);
  }

  #faults() {
    return findFaults(this.#page.fields, this.#form.values, this.#page.texts);
  }

  #say(sentence: string) {
    this.#part('.said').textContent = sentence;
  }

  #part<Part extends HTMLElement = HTMLElement>(selector: string): Part {
    return this.querySelector<Part>(selector)!;
  }
}
