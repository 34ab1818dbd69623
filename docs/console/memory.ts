// What the console remembers while the tab is open: in sessionStorage, or on this page alone where the browser allows no storage.

const onPage = new Map<string, string>();

export function recall<T>(name: string): T | undefined {
  const text = read(`etalase:${name}`);
  return text === undefined ? undefined : (JSON.parse(text) as T);
}

/** Undefined forgets. */
export function remember(name: string, value: unknown): void {
  const key = `etalase:${name}`;
  try {
    if (value === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    if (value === undefined) onPage.delete(key);
    else onPage.set(key, JSON.stringify(value));
  }
}

function read(key: string): string | undefined {
  try {
    return sessionStorage.getItem(key) ?? onPage.get(key);
  } catch {
    return onPage.get(key);
  }
}
