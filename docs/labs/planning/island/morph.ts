// Makes one element like another and keeps what is already there, the focus with it. Both must have the same name.

export function morph(element: Element, like: Element): void {
  for (const { name } of [...element.attributes]) if (!like.hasAttribute(name)) element.removeAttribute(name);
  for (const { name, value } of like.attributes) if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  const [old, fresh] = [[...element.childNodes], [...like.childNodes]];
  fresh.forEach((node, index) => {
    const present = old[index];
    if (!present) element.append(node);
    else if (present.nodeName !== node.nodeName || keyOf(present) !== keyOf(node)) present.replaceWith(node);
    else if (node instanceof Element) morph(present as Element, node);
    else if (present.nodeValue !== node.nodeValue) present.nodeValue = node.nodeValue;
  });
  for (const surplus of old.slice(fresh.length)) surplus.remove();
}

/** A bar never becomes the bar of another task: the focus would follow the place, not the task. */
function keyOf(node: Node): string | undefined {
  return node instanceof SVGElement ? (node.dataset.task ?? node.dataset.group) : undefined;
}
