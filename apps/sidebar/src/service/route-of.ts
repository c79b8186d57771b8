import type { Route, RouteName } from '@handrail/contract';
import { runRoutes } from '@handrail/contract/run-routes';
import { sessionRoutes } from '@handrail/contract/session-routes';

const atOnce: ReadonlyMap<string, Route> = new Map(Object.entries({ ...runRoutes, ...sessionRoutes }));

/** One row of the contract's route table; those of lists and pages are fetched with the first call of one of them. */
export async function routeOf(name: RouteName): Promise<Route> {
  return atOnce.get(name) ?? (await import('./all-routes.ts')).routes[name];
}
