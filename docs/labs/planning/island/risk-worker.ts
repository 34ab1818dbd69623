// The simulation and its drawing, off the page's own thread, and no weight of a page on which nobody asks for it.
import { simulate, type SimulationOptions } from '../risk.ts';
import type { ReviewContext } from './review-parts.ts';
import { drawRisk } from './risk-parts.ts';

export interface RiskQuestion {
  readonly options: SimulationOptions;
  readonly context: ReviewContext;
}

addEventListener('message', ({ data: { options, context } }: MessageEvent<RiskQuestion>) => postMessage(drawRisk(simulate(context.plan, options), context).toString()));
