// Names of lines that end near each other, moved until none stands on another.
import { widthOf, type Label } from './markup.ts';

export interface PlacedLabel extends Label {
  readonly content: string;
}

const shifts = [0, -6, 6, -13, 13, -19, 19, -26, 26, -39, 39];
const lineHeight = 12;

/** Each where it wants to be, or as near above or below as no earlier one is. `y` is a baseline between top and bottom. */
export function placeLabels<Named extends PlacedLabel>(labels: readonly Named[], { top, bottom }: { top: number; bottom: number }): Named[] {
  const placed: Named[] = [];
  const isFree = (label: Named) => label.y >= top && label.y <= bottom && placed.every((other) => Math.abs(other.y - label.y) >= lineHeight || leftOf(other) >= rightOf(label) || leftOf(label) >= rightOf(other));
  for (const label of labels) placed.push(shifts.map((shift) => ({ ...label, y: label.y + shift })).find(isFree) ?? label);
  return placed;
}

function leftOf({ x, anchor, content }: PlacedLabel): number {
  return anchor === 'end' ? x - widthOf(content) : x;
}

function rightOf(label: PlacedLabel): number {
  return leftOf(label) + widthOf(label.content);
}
