import { expect, test } from 'vitest';
import { readConfiguration } from './configuration.ts';

test('an empty environment gives the local defaults', () => {
  const configuration = readConfiguration({ RULES_PORT: '' });
  expect(configuration).toMatchObject({ RULES_PORT: 4700, RULES_HOST: '127.0.0.1', DATA_DIR: './data' });
  expect(configuration.DATABASE_URL).toBeUndefined();
});

test('every wrong setting is named at once', () => {
  const read = () =>
    readConfiguration({ RULES_PORT: 'x', DATABASE_URL: 'mysql://db', SESSION_SECRET: 'short', LOG_LEVEL: 'loud' });
  for (const name of ['RULES_PORT', 'DATABASE_URL', 'SESSION_SECRET', 'LOG_LEVEL']) expect(read).toThrow(name);
});
