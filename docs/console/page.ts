// What a page hands to its console, as JSON within the page.
import { errors } from '../../api/errors.ts';
import { errorsOf, errorsOfNoOperation, type AnyOperation, type Method } from '../../api/operation.ts';
import type { Language } from '../../api/text.ts';
import { fieldsOf, formOf, type Field } from './fields.ts';
import { textsIn, type Texts } from './texts.ts';
import { valuesOf, type Values } from './values.ts';

export function pageOf(operation: AnyOperation, language: Language): ConsolePage {
  const { method, path, examples } = operation;
  const fields = fieldsOf(formOf(operation, language));
  return {
    language,
    root: language === 'id' ? '/id/' : '/',
    method,
    path,
    fields,
    examples: examples.map((example) => valuesOf(example, fields)),
    titles: Object.fromEntries([...errorsOf(operation), ...errorsOfNoOperation].map((code) => [code, errors[code].title[language]])),
    texts: textsIn(language),
  };
}

export interface ConsolePage {
  readonly language: Language;
  /** Where the pages of this language begin. */
  readonly root: '/' | '/id/';
  readonly method: Method;
  readonly path: string;
  readonly fields: readonly Field[];
  /** The values of each example, in the order of the buttons that fill them in. */
  readonly examples: readonly Values[];
  /** The titles of the problems that its address answers with, by code, also while the operation is switched off. */
  readonly titles: Readonly<Record<string, string>>;
  readonly texts: Texts;
}
