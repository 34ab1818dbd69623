// What scrolls sideways must be in reach of the keyboard; what doesn't should be no stop on its way.
const observer = new ResizeObserver((entries) => entries.forEach(({ target }) => settle(target as HTMLElement)));

export function watchScrollable(selector: string) {
  document.querySelectorAll<HTMLElement>(selector).forEach((element) => observer.observe(element));
}

function settle(element: HTMLElement) {
  if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
  else element.removeAttribute('tabindex');
}
