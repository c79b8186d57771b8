/** What is checked at run time. Imported lazily, so that the schema library stays out of the first bundle. */
export { LaunchSchema, ProblemSchema, RunViewSchema, SentEventSchema, routes } from '@handrail/contract';
