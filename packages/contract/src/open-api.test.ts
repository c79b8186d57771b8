import { expect, test } from 'vitest';
import { documentedRoutes, openApi } from './open-api.ts';
import { problemStatus } from './problem.ts';
import { RunViewSchema } from './run.ts';

const written = JSON.stringify(openApi('1.2.3'));
const document = JSON.parse(written);

test('every reference in the document leads to a component', () => {
  const names = new Set([...written.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map((match) => match[1]));
  const elsewhere = [...written.matchAll(/"\$ref":"(?!#\/components\/schemas\/)[^"]*"/g)];
  expect(names.size).toBeGreaterThan(20);
  expect([...names].filter((name) => !document.components.schemas[name ?? ''])).toEqual([]);
  expect(elsewhere).toEqual([]);
});

test.each(Object.entries(documentedRoutes))('%s is in the document with its problems', (name, route) => {
  const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
  const operation = document.paths[path]?.[route.method.toLowerCase()];
  expect(operation?.operationId).toBe(name);
  const statuses = [...new Set(['200', ...route.problems.map((code) => String(problemStatus[code]))])];
  expect(Object.keys(operation.responses).toSorted()).toEqual(statuses.toSorted());
  const inPath = operation.parameters.filter((parameter: { in: string }) => parameter.in === 'path');
  expect(inPath.map((parameter: { name: string }) => parameter.name)).toEqual(
    [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1]),
  );
});

test('whoever is answered a view may say which one they have', () => {
  const operations = Object.values<Record<string, { operationId: string; parameters: { name: string; in: string }[] }>>(
    document.paths,
  ).flatMap((item) => Object.values(item));
  const shortened = operations.filter(({ parameters }) =>
    parameters.some((parameter) => parameter.in === 'header' && parameter.name === 'known-view'),
  );
  const views = Object.entries(documentedRoutes).filter(([, { response }]) => response === RunViewSchema);
  expect(shortened.map(({ operationId }) => operationId).toSorted()).toEqual(views.map(([name]) => name).toSorted());
  expect(views.length).toBeGreaterThan(4);
});
