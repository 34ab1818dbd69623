// Builds elements. Text only ever becomes text: nothing that a server sends is read as HTML.

export function node<Name extends keyof HTMLElementTagNameMap>(name: Name, properties: Properties<Name> = {}, ...children: (Node | string | false | undefined)[]): HTMLElementTagNameMap[Name] {
  const { attributes = {}, ...own } = properties;
  const element = Object.assign(document.createElement(name), own);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...children.filter((child) => child !== false && child !== undefined));
  return element;
}

type Properties<Name extends keyof HTMLElementTagNameMap> = Partial<Omit<HTMLElementTagNameMap[Name], 'attributes'>> & { attributes?: Record<string, string> };
