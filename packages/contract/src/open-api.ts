import { z } from 'zod';
import { type ProblemCode, ProblemSchema, problemStatus } from './problem.ts';
import { type Route, routes } from './route.ts';

type Json = { [key: string]: unknown };

function schemaOf(type: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io, target: 'openapi-3.0', unrepresentable: 'any' });
  return schema;
}

function parametersOf(type: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!type) return [];
  const { properties = {}, required = [] } = schemaOf(type, 'input') as { properties?: Json; required?: string[] };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema,
  }));
}

function problemResponses(codes: readonly ProblemCode[]): Json {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of codes) {
    const status = problemStatus[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, names]) => [
      String(status),
      {
        description: names.join(', '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

function operationOf(name: string, route: Route): Json {
  const type = route.kind === 'stream' ? 'text/event-stream' : 'application/json';
  return {
    operationId: name,
    summary: route.summary,
    ...(route.access === 'none' ? {} : { security: [{ session: [] }] }),
    parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query')],
    ...(route.body
      ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(route.body, 'input') } } } }
      : {}),
    responses: {
      '200': { description: 'Done', content: { [type]: { schema: schemaOf(route.response, 'output') } } },
      ...problemResponses(route.problems),
    },
  };
}

/** OpenAPI 3.0 document of every route in the table. */
export function openApi(version: string): Json {
  const paths: Record<string, Json> = {};
  for (const [name, route] of Object.entries(routes) as [string, Route][]) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    const item = paths[path] ?? {};
    item[route.method.toLowerCase()] = operationOf(name, route);
    paths[path] = item;
  }
  return {
    openapi: '3.0.3',
    info: { title: 'Handrail rules service', version },
    paths,
    components: {
      schemas: { Problem: schemaOf(ProblemSchema, 'output') },
      securitySchemes: {
        session: { type: 'http', scheme: 'bearer', description: 'Token from the signed launch page' },
      },
    },
  };
}
