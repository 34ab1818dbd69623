// How a link runs from bar to bar: out of the side that its relation names, at right angles, into the side that it holds.
import type { RelationType } from '../plan.ts';

/** The sides of a bar, and the middle of its height. */
export interface Ends {
  readonly left: number;
  readonly right: number;
  readonly middle: number;
}

/** A link as SVG path data: the line, and the head of its arrow. */
export interface Route {
  readonly line: string;
  readonly head: string;
}

const stub = 6;
const reach = 9;

/** `lane` is the height at which a link may cross in front of the bar that it leads to. */
export function route(type: RelationType, from: Ends, to: Ends & { readonly lane: number }): Route {
  const [out, into] = [type[0] === 'F' ? 1 : -1, type[1] === 'F' ? 1 : -1];
  const [x, y] = [out > 0 ? from.right : from.left, from.middle];
  const [endX, endY] = [into > 0 ? to.right : to.left, to.middle];
  const [leave, arrive] = [x + out * stub, endX + into * reach];
  const head = `M${endX + into * 6} ${endY - 3.5}L${endX} ${endY}L${endX + into * 6} ${endY + 3.5}z`;
  if (out === into) return { line: `M${x} ${y}H${out > 0 ? Math.max(leave, arrive) : Math.min(leave, arrive)}V${endY}H${endX}`, head };
  const isDirect = (arrive - leave) * out >= 0;
  return { line: isDirect ? `M${x} ${y}H${leave}V${endY}H${endX}` : `M${x} ${y}H${leave}V${to.lane}H${arrive}V${endY}H${endX}`, head };
}
