import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { z } from 'zod';

const OperationSchema = z.looseObject({
  responses: z.record(z.string(), z.looseObject({ $ref: z.string().optional() })),
});
const DocumentSchema = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
});

/** An OpenAPI 3.0 description that answers are held against. */
export interface Description {
  /** Problems of an answer; an operation or status that is not described is one. */
  problems: (method: string, template: string, status: number, contentType: string, body: unknown) => string[];
  /** Problems of a value as one of the description's own schemas. */
  problemsAs: (schema: string, value: unknown) => string[];
  templates: string[];
}

export function openDescription(file: string): Description {
  const document = DocumentSchema.parse(withNulls(parse(readFileSync(file, 'utf8'))));
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(document, 'api');

  function check(pointer: string, value: unknown): string[] {
    const isValid = ajv.compile({ $ref: `api#${pointer}` });
    return isValid(value) ? [] : (isValid.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
  }

  return {
    templates: Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    ),
    problems(method, template, status, contentType, body) {
      const operation = OperationSchema.safeParse(document.paths[template]?.[method.toLowerCase()]);
      const response = operation.data?.responses[String(status)];
      if (!response) return [`${method} ${template} with ${status} is not described`];
      const place =
        response.$ref?.slice(1) ?? `/paths/${escaped(template)}/${method.toLowerCase()}/responses/${status}`;
      const described = response.$ref === undefined ? response : at(document, response.$ref);
      const content = z.record(z.string(), z.unknown()).optional().parse(described.content);
      if (content === undefined) return [];
      const type = contentType.split(';')[0] ?? '';
      if (!(type in content)) return [`${method} ${template} with ${status} as ${type} is not described`];
      return check(`${place}/content/${escaped(type)}/schema`, body);
    },
    problemsAs: (schema, value) => check(`/components/schemas/${schema}`, value),
  };
}

const escaped = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1');

function at(document: unknown, pointer: string): Record<string, unknown> {
  let place: unknown = document;
  for (const name of pointer.slice(2).split('/')) place = z.record(z.string(), z.unknown()).parse(place)[name];
  return z.record(z.string(), z.unknown()).parse(place);
}

/** `nullable` beside no type, which JSON Schema lets say nothing, as a choice of null. */
function withNulls(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withNulls);
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).map(([name, inner]) => [name, withNulls(inner)] as const);
  const isBare = 'nullable' in node && node.nullable === true && !('type' in node);
  const rest = Object.fromEntries<unknown>(isBare ? entries.filter(([name]) => name !== 'nullable') : entries);
  return isBare ? { anyOf: [rest, { enum: [null] }] } : rest;
}
