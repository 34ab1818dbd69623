// Where the boxes and arrows of a state table are drawn. States stand one below the other in the table's order, so that a drawing of any
// table fits a phone; arrows to the next state go straight down, all others run on lanes at the right, shorter ones further in.
import type { StateTable, Transition } from '../../../api/states.ts';

export interface Box {
  readonly name: string;
  readonly y: number;
  readonly height: number;
  readonly isFinal: boolean;
}

export interface Arrow {
  readonly transition: Transition;
  /** An SVG path from the one state to the other. */
  readonly path: string;
  /** Where the name of the action stands: its left end. */
  readonly label: { readonly x: number; readonly y: number };
}

export interface Diagram {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
}

/** The left edge and the width that every box has. */
export const left = 10;
export const boxWidth = 164;

const port = 18;
const padding = 6;
const gap = 14;
const straightGap = 32;
const top = 24;
const lane = 11;
/** About the width of a letter of the labels. */
const letter = 6.1;
const right = left + boxWidth;

/** One end of an arrow that runs at the right of the boxes. */
interface Port {
  readonly transition: Transition;
  readonly isStart: boolean;
}

export function layOut({ statuses, transitions }: StateTable): Diagram {
  const names = Object.keys(statuses);
  const rank = new Map(names.map((name, index) => [name, index]));
  const span = ({ from, to }: Transition) => rank.get(to)! - rank.get(from)!;
  const straight = names.flatMap((name) => transitions.find((transition) => transition.from === name && span(transition) === 1) ?? []);
  const curved = transitions.filter((transition) => !straight.includes(transition));

  const places = new Map<Transition, { start: number; end: number }>(curved.map((transition) => [transition, { start: 0, end: 0 }]));
  const boxes: Box[] = [];
  let y = top;
  for (const name of names) {
    const ports = portsOf(name, curved, span);
    const height = Math.max(34, ports.length * port + 2 * padding);
    const first = y + (height - (ports.length - 1) * port) / 2;
    ports.forEach(({ transition, isStart }, index) => (places.get(transition)![isStart ? 'start' : 'end'] = first + index * port));
    boxes.push({ name, y, height, isFinal: transitions.every(({ from, to }) => from !== name || to === name) });
    y += height + (straight.some(({ from }) => from === name) ? straightGap : gap);
  }

  const lanes = assignLanes(curved.map((transition) => ({ transition, ...places.get(transition)! })));
  const lanesAt = right + 12 + letter * Math.max(0, ...curved.map(({ action }) => action.length));
  const down = (transition: Transition): Arrow => {
    const [from, to] = [boxes[rank.get(transition.from)!]!, boxes[rank.get(transition.to)!]!];
    const x = left + 24;
    return { transition, path: `M${x} ${from.y + from.height}V${to.y - 1}`, label: { x: x + 9, y: (from.y + from.height + to.y) / 2 + 3 } };
  };
  const around = (transition: Transition): Arrow => {
    const { start, end } = places.get(transition)!;
    const x = lanesAt + lanes.get(transition)! * lane;
    const [bend, turn] = [Math.sign(end - start) * 4, x - 4];
    return { transition, path: `M${right} ${start}H${turn}Q${x} ${start} ${x} ${start + bend}V${end - bend}Q${x} ${end} ${turn} ${end}H${right + 1}`, label: { x: right + 6, y: start - 4 } };
  };
  return {
    width: Math.ceil(lanesAt + Math.max(0, ...lanes.values()) * lane + 8),
    height: boxes.at(-1)!.y + boxes.at(-1)!.height + 4,
    boxes,
    arrows: [...straight.map(down), ...curved.map(around)],
  };
}

/**
 * The ends of arrows at a state, from above to below in the order in which no two of its own cross: what is tied to states above comes
 * first, near before far, then what leads back to itself, then what is tied to states below, far before near.
 */
function portsOf(name: string, curved: readonly Transition[], span: (transition: Transition) => number): Port[] {
  const ends = curved.flatMap((transition): (Port & { reach: number })[] => [
    ...(transition.from === name ? [{ transition, isStart: true, reach: span(transition) }] : []),
    ...(transition.to === name ? [{ transition, isStart: false, reach: -span(transition) }] : []),
  ]);
  const above = ends.filter(({ reach }) => reach < 0).toSorted((one, other) => other.reach - one.reach);
  const own = ends.filter(({ reach }) => reach === 0);
  const below = ends.filter(({ reach }) => reach > 0).toSorted((one, other) => other.reach - one.reach);
  return [...above, ...own, ...below];
}

/** For each arrow the innermost lane on which it meets no other; short ones choose first. */
function assignLanes(arrows: readonly { transition: Transition; start: number; end: number }[]): Map<Transition, number> {
  const lanes: { from: number; to: number }[][] = [];
  const chosen = new Map<Transition, number>();
  for (const { transition, start, end } of arrows.toSorted((one, other) => Math.abs(one.end - one.start) - Math.abs(other.end - other.start))) {
    const [from, to] = [Math.min(start, end) - port / 2, Math.max(start, end) + port / 2];
    let index = lanes.findIndex((taken) => taken.every((other) => other.to <= from || other.from >= to));
    if (index < 0) index = lanes.push([]) - 1;
    lanes[index]!.push({ from, to });
    chosen.set(transition, index);
  }
  return chosen;
}
