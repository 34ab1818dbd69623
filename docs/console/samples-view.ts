// The code samples of a page: rewritten as the form is filled, copied on request, open at the language chosen last.
import type { ConsoleRequest } from './request.ts';
import { samples } from './samples.ts';

const memory = 'etalase:sample';

export function showSamples(root: ParentNode, request: ConsoleRequest): void {
  for (const { id, write } of samples) root.querySelector(`[data-sample="${id}"] code`)!.textContent = write(request);
}

/** Calls `say` with whether the copying went well. */
export function watchSamples(root: ParentNode, say: (isCopied: boolean) => void): void {
  const details = [...root.querySelectorAll<HTMLDetailsElement>('details[data-sample]')];
  const chosen = details.find(({ dataset }) => dataset.sample === recall());
  if (chosen) chosen.open = true;
  for (const detail of details) {
    detail.addEventListener('toggle', () => detail.open && remember(detail.dataset.sample!));
    const button = detail.querySelector('button')!;
    button.hidden = false;
    button.addEventListener('click', () => copy(detail.querySelector('code')!.textContent ?? '').then(say));
  }
}

/** Browsers offer the clipboard to https and localhost alone. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function recall(): string | null {
  try {
    return localStorage.getItem(memory);
  } catch {
    return null;
  }
}

function remember(id: string): void {
  try {
    localStorage.setItem(memory, id);
  } catch {
    // A reader who allows no storage chooses anew on each page.
  }
}
