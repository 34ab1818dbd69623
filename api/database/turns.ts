/** How long somebody waits for a turn, in milliseconds. */
const patience = 2500;

/** Nobody's turn came in time. */
export class TurnError extends Error {
  override readonly name = 'TurnError';
}

/**
 * One at a time, in the order in which they came. Nobody waits for ever: not in a crowd, and not for a turn that is the waiter's own,
 * as a transaction does that asks for the database in place of itself.
 */
export class Turns {
  #isTaken = false;
  readonly #waiting = new Set<() => void>();

  get isFree(): boolean {
    return !this.#isTaken;
  }

  /** Resolves when it is one's turn, which lasts until `pass`; rejects with a TurnError. */
  async take(): Promise<void> {
    if (!this.#isTaken) this.#isTaken = true;
    else await this.#wait();
  }

  pass(): void {
    const [next] = this.#waiting;
    if (next) next();
    else this.#isTaken = false;
  }

  #wait(): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting.delete(begin);
        clearTimeout(timer);
      };
      const begin = () => {
        leave();
        resolve();
      };
      const timer = setTimeout(() => {
        leave();
        reject(new TurnError('The embedded database did not become free in time.'));
      }, patience);
      this.#waiting.add(begin);
    });
  }
}
