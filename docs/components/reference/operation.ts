// What the components of a page ask the table.
import { operations } from '../../../api/operations.ts';
import type { AnyOperation } from '../../../api/operation.ts';
import type { Language } from '../../../api/text.ts';

export function operationOf(id: string): AnyOperation {
  const operation = operations.find((candidate) => candidate.id === id);
  if (!operation) throw new Error(`api/operations.ts has no operation ${id}: generate the reference anew.`);
  return operation;
}

/** `/api/list-products/`, `/id/api/list-products/` */
export function operationPage({ id }: AnyOperation, language: Language): string {
  return `${rootOf(language)}api/${kebab(id)}/`;
}

export function rootOf(language: Language): '/' | '/id/' {
  return language === 'id' ? '/id/' : '/';
}

/** `listProducts` -> `list-products` */
export function kebab(id: string): string {
  return id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

export function languageOf(locale: string | undefined): Language {
  return locale === 'id' ? 'id' : 'en';
}
