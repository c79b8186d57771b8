/** Rooms by layer: a room knows its own files and the layers before its own, never its neighbours. */
const houses = {
  'packages/engine/src': [['values'], ['diagram'], ['workflow'], ['compile', 'decide', 'match'], ['run'], ['prove']],
  'apps/sidebar/src': [
    ['text', 'service'],
    ['ui', 'zendesk'],
    ['state'],
    ['snippet', 'record', 'approval'],
    ['fact'],
    ['scope', 'owner-ticket', 'opening'],
    ['verdict', 'steps'],
    ['ticket', 'lead'],
  ],
};
/** What any room may know: nothing of ours is known there. */
const known = ['unreachable.ts', 'when-idle.ts', 'fixtures/'];

const among = (house, names) => `^${house}/(${names.join('|')})`;
const roomRules = Object.entries(houses).flatMap(([house, layers]) => [
  ...layers.flatMap((layer, place) =>
    layer.map((room) => ({
      name: `${room} of ${house} knows only what comes before it`,
      severity: 'error',
      from: { path: among(house, [`${room}/`]) },
      to: {
        path: `^${house}/`,
        pathNot: among(house, [...[room, ...layers.slice(0, place).flat()].map((name) => `${name}/`), ...known]),
      },
    })),
  ),
  {
    name: `a folder of ${house} that has no place among its rooms (tools/arrows/arrows.mjs)`,
    severity: 'error',
    from: { path: `^${house}/[^/]+/`, pathNot: among(house, [...layers.flat().map((name) => `${name}/`), ...known]) },
    to: {},
  },
]);

export default {
  forbidden: [
    { name: 'no circles, of types either', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'what tests are made of stays out of the product',
      severity: 'error',
      from: { pathNot: '(\\.(test|spec)\\.tsx?$|-smoke\\.ts$|/test/|/e2e/|/measure/|/fixtures/|/_[^/]+$)' },
      to: { path: '(/fixtures/|/_[^/]+\\.tsx?$)' },
    },
    ...roomRules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js'] },
  },
};
