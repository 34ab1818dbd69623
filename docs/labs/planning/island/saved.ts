// The reader's own plan, kept in this browser alone, and only when it differs from the one it began with.

const key = 'etalase:plan';

export interface SavedPlan {
  /** Name of the plan that it began with: `wedding-stall`. */
  readonly sample: string;
  readonly text: string;
}

export function readSaved(): SavedPlan | undefined {
  try {
    const { sample, text } = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof sample === 'string' && typeof text === 'string' ? { sample, text } : undefined;
  } catch {
    return undefined;
  }
}

/** False when the browser allows no storage, or has no room left. */
export function save(plan: SavedPlan): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(plan));
    return true;
  } catch {
    return false;
  }
}

export function discard(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}
