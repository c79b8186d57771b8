import { z } from 'zod';
import { catalog } from './catalog.ts';
import { knownViewHeader } from './known-view.ts';
import { type ProblemCode, ProblemSchema, problemStatus } from './problem.ts';
import { type Route, routes } from './route.ts';
import { RunViewSchema } from './run.ts';
import { webhookRoute } from './webhook.ts';

/** Every route that the documents tell of, by name. */
export const documentedRoutes: Readonly<Record<string, Route>> = { ...routes, receiveWebhook: webhookRoute };

type Json = { [key: string]: unknown };
type Direction = 'input' | 'output';

const JsonSchema = z.record(z.string(), z.unknown());
const WrittenSchema = z.looseObject({ definitions: z.record(z.string(), JsonSchema).default({}) });
const ObjectSchema = z.looseObject({ properties: JsonSchema.default({}), required: z.array(z.string()).default([]) });

/** Turns zod types into OpenAPI schemas; those of the catalog become named components, met once. */
class SchemaWriter {
  readonly components: Record<string, Json> = {};
  readonly #names = z.registry<{ id: string; description: string }>();

  constructor() {
    for (const [id, { schema, holds }] of Object.entries(catalog)) this.#names.add(schema, { id, description: holds });
  }

  write(type: z.ZodType, direction: Direction): Json {
    // What is sent may leave defaults out, so the two directions of one type are two components.
    const suffix = direction === 'input' ? 'Input' : '';
    const written = JSON.stringify(
      z.toJSONSchema(type, { io: direction, target: 'openapi-3.0', unrepresentable: 'any', metadata: this.#names }),
    );
    const {
      $schema: _,
      definitions,
      ...schema
    } = WrittenSchema.parse(
      JSON.parse(written.replaceAll(/#\/definitions\/(\w+)/g, `#/components/schemas/$1${suffix}`)),
    );
    for (const [name, definition] of Object.entries(definitions)) this.components[`${name}${suffix}`] = definition;
    return schema;
  }
}

function parametersOf(schemas: SchemaWriter, type: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!type) return [];
  const { properties, required } = ObjectSchema.parse(schemas.write(type, 'input'));
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

const knownView: Json = {
  name: knownViewHeader,
  in: 'header',
  required: false,
  schema: { type: 'string' },
  description:
    'Which view of the run the caller has: its `seq`, a blank and its `at`. The answer may then be `{"change": …}`, what changed since: `is` in place of a value; `of` changes by name inside an object, `without` the names that are gone; `list` what stands in a list now, by the place where it stood, `at` that place with what changed in it, or `is`',
};

function operationOf(schemas: SchemaWriter, name: string, route: Route): Json {
  const type = { stream: 'text/event-stream', csv: 'text/csv', json: 'application/json' }[route.kind ?? 'json'];
  return {
    operationId: name,
    summary: route.summary,
    ...(route.access === 'none'
      ? {}
      : { security: [{ [route.access === 'signature' ? 'signature' : 'session']: [] }] }),
    parameters: [
      ...parametersOf(schemas, route.params, 'path'),
      ...parametersOf(schemas, route.query, 'query'),
      ...(route.response === RunViewSchema ? [knownView] : []),
    ],
    ...(route.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemas.write(route.body, 'input') } },
          },
        }
      : {}),
    responses: {
      '200': { description: 'Done', content: { [type]: { schema: schemas.write(route.response, 'output') } } },
      ...problemResponses(route.problems),
    },
  };
}

/** OpenAPI 3.0 document of every route in the table. */
export function openApi(version: string): Json {
  const schemas = new SchemaWriter();
  const paths: Record<string, Json> = {};
  for (const [name, route] of Object.entries(documentedRoutes)) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    const item = paths[path] ?? {};
    item[route.method.toLowerCase()] = operationOf(schemas, name, route);
    paths[path] = item;
  }
  return {
    openapi: '3.0.3',
    info: { title: 'Handrail rules service', version },
    paths,
    components: {
      schemas: { Problem: schemas.write(ProblemSchema, 'output'), ...schemas.components },
      securitySchemes: {
        session: { type: 'http', scheme: 'bearer', description: 'Token from the signed launch page' },
        signature: {
          type: 'apiKey',
          in: 'header',
          name: 'X-Zendesk-Webhook-Signature',
          description:
            'Base64 of HMAC-SHA256 with the webhook’s signing secret over X-Zendesk-Webhook-Signature-Timestamp followed by the body',
        },
      },
    },
  };
}
