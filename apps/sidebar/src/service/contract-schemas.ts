/**
 * What is checked at run time. Imported lazily, so that the schema library stays out of the first bundle, and from the
 * files that a run needs: building all schemas of the contract costs a slow processor twice as long.
 */
export { SentEventSchema } from '@handrail/contract/event';
export { RunViewSchema } from '@handrail/contract/run';
export { hear, readAnswer, readProblem } from './read-answer.ts';
export { routeOf } from './route-of.ts';
