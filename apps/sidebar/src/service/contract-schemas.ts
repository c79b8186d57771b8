/** What is checked at run time. Imported lazily, so that the schema library stays out of the first bundle. */
export { LaunchSchema, RunViewSchema, SentEventSchema, routes } from '@handrail/contract';
export { hear, readAnswer, readProblem } from './read-answer.ts';
