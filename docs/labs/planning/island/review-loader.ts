// The element of a review. It reads well as it was built; what brings it to life is loaded when somebody comes near, or when the plan is another one.
import type { LiveTexts } from './review-texts.ts';
import { pageStore, type PlanStore } from './store.ts';

/** What the page hands to its review. */
export interface ReviewPage {
  readonly texts: LiveTexts;
  /** That of the plan which the page was built with. */
  readonly text: string;
}

export class PlanReview extends HTMLElement {
  #isLoading = false;

  async connectedCallback() {
    const page: ReviewPage = JSON.parse(this.querySelector('script')!.textContent!);
    const store = await pageStore;
    const load = () => void this.#load(store, page);
    store.subscribe(load);
    if (store.state.text.trimEnd() !== page.text.trimEnd()) return load();
    new IntersectionObserver(([entry]) => entry!.isIntersecting && load(), { rootMargin: '50%' }).observe(this);
  }

  async #load(store: PlanStore, page: ReviewPage) {
    if (this.#isLoading) return;
    this.#isLoading = true;
    const { ReviewView } = await import('./review-view.ts');
    new ReviewView(this, store, page);
  }
}
