// The line of the console that says who sends: nobody yet, a demo account at one press, an account of the reader's own.
import { fill } from './fill.ts';
import { currentLogin, logIn, logInAs, logOut, Refusal, type Login, type Role } from './login.ts';
import type { ConsolePage } from './page.ts';

export class AccountPanel {
  readonly #root: HTMLElement;
  readonly #page: ConsolePage;
  readonly #say: (sentence: string) => void;
  readonly #changed: () => void;

  /** `say` announces; `changed` is called after each login and logout. */
  constructor(root: HTMLElement, page: ConsolePage, say: (sentence: string) => void, changed: () => void) {
    this.#root = root;
    this.#page = page;
    this.#say = say;
    this.#changed = changed;
    root.addEventListener('click', (event) => void this.#clicked(event.target as HTMLElement));
    this.#own.addEventListener('submit', (event) => {
      event.preventDefault();
      const { email, password } = this.#own.elements as unknown as Record<string, HTMLInputElement>;
      void this.#enter(logIn(email!.value, password!.value));
    });
    this.show();
  }

  /** Shows who is signed in, with a word before it where there is one to say. */
  show(word = ''): void {
    const { texts, auth } = this.#page;
    const login = currentLogin();
    const role = login && (texts[login.role as Role] ?? login.role);
    const who = login ? fill(texts.signedIn!, { email: login.email, role: role! }) : texts.guest;
    const misfit = login && auth === 'admin' && login.role !== 'admin' && texts.wrongRole;
    const sentence = [word, who, misfit].filter(Boolean).join(' ');
    this.#root.querySelector('.who span')!.textContent = sentence;
    for (const button of this.#root.querySelectorAll<HTMLElement>('[data-login]')) button.hidden = login !== undefined && button.dataset.login === login.role;
    this.#root.querySelector<HTMLElement>('.leave')!.hidden = !login;
    this.#say(word && sentence);
  }

  async #clicked(target: HTMLElement): Promise<void> {
    const button = target.closest('button');
    const role = button?.dataset.login;
    if (role === 'own') this.#open(this.#own.hidden !== false);
    else if (role) await this.#enter(logInAs(role as Role));
    if (!button?.matches('.leave')) return;
    await logOut();
    this.#changed();
    this.#settle(this.#page.texts.signedOut);
  }

  async #enter(login: Promise<Login | Refusal>): Promise<void> {
    const { texts, titles } = this.#page;
    this.#say(texts.signingIn!);
    const outcome = await login;
    if (outcome instanceof Refusal) {
      const { code } = outcome;
      if (code === 'no_sandbox') this.#open(true);
      return this.show(code === 'silent' ? fill(texts.silent, { origin: location.origin }) : code === 'no_sandbox' ? texts.noSandbox : titles[code] ?? texts.notSignedIn);
    }
    this.#own.reset();
    this.#open(false);
    this.#changed();
    this.#settle();
  }

  /** The button that was pressed may be gone: the focus goes to the line that has changed. */
  #settle(word = ''): void {
    this.show(word);
    const line = this.#root.querySelector<HTMLElement>('.who')!;
    this.#say(line.textContent!.trim());
    if (!document.activeElement || document.activeElement === document.body || (document.activeElement as HTMLElement).hidden) line.focus({ preventScroll: true });
  }

  #open(isOpen: boolean): void {
    this.#own.hidden = !isOpen;
    this.#root.querySelector('[data-login=own]')!.setAttribute('aria-expanded', String(isOpen));
    if (isOpen) this.#own.querySelector('input')!.focus();
  }

  get #own(): HTMLFormElement {
    return this.#root.querySelector('form')!;
  }
}
