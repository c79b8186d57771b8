// @vitest-environment happy-dom
// @vitest-environment-options { "url": "http://127.0.0.1:4700/app/ticket-sidebar?origin=http://localhost:4600&app_guid=guid-1" }
import { expect, test } from 'vitest';
import { bagHost, connected } from '../test/_connected.ts';
import { readUserNames } from './user-names.ts';

test('names are read at once; what is no user id is not asked for, and who has no name is left out', async () => {
  const users = [{ id: 9001, name: 'Ana Ruiz' }, { id: 9002 }, 'nonsense'];
  const { zaf } = await connected(
    bagHost({ 'GET /api/v2/users/show_many?ids=9001,9002': { status: 200, responseJSON: { users } } }),
  );
  expect([...(await readUserNames(zaf, ['9001', 'service', '9002']))]).toEqual([['9001', 'Ana Ruiz']]);
});

test('nobody to name is no call, and a refusal is nobody named', async () => {
  const { zaf } = await connected(bagHost({}));
  expect((await readUserNames(zaf, ['service'])).size).toBe(0);
  expect((await readUserNames(zaf, ['9001'])).size).toBe(0);
});
