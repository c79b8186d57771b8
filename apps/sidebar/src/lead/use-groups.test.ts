import { expect, test } from 'vitest';
import { readGroups } from './use-groups.ts';

/** Zendesk as it answers one path after another. */
function zendeskWith(pages: Readonly<Record<string, unknown>>) {
  const asked: string[] = [];
  const request = ({ path }: { path: string }) => {
    asked.push(path);
    return path in pages
      ? Promise.resolve({ status: 200, body: pages[path], headers: {} })
      : Promise.reject(new Error('away'));
  };
  return { asked, zendesk: { request } };
}

const first = '/api/v2/groups?page[size]=100';

test('groups come page by page, by name', async () => {
  const { zendesk, asked } = zendeskWith({
    [first]: { groups: [{ id: 302, name: 'Support' }], meta: { has_more: true, after_cursor: 'a=' } },
    [`${first}&page[after]=a%3D`]: { groups: [{ id: 301, name: 'Billing' }], meta: { has_more: false } },
  });
  expect(await readGroups(zendesk)).toEqual([
    { id: '301', name: 'Billing' },
    { id: '302', name: 'Support' },
  ]);
  expect(asked).toHaveLength(2);
});

test('what came before Zendesk went away is kept, and an answer of another shape holds no group', async () => {
  const page = { groups: [{ id: 302, name: 'Support' }], meta: { has_more: true, after_cursor: 'b' } };
  expect(await readGroups(zendeskWith({ [first]: page }).zendesk)).toEqual([{ id: '302', name: 'Support' }]);
  expect(await readGroups(zendeskWith({}).zendesk)).toEqual([]);
  expect(await readGroups(zendeskWith({ [first]: { groups: 'none' } }).zendesk)).toEqual([]);
  const odd = { groups: [null, { id: 'x', name: 'No id' }, { id: 303, name: ' ' }, { name: 'None' }] };
  expect(await readGroups(zendeskWith({ [first]: odd }).zendesk)).toEqual([]);
});

test('pages without end are not followed for ever', async () => {
  const meta = { has_more: true, after_cursor: 'again' };
  const { zendesk, asked } = zendeskWith({
    [first]: { groups: [], meta },
    [`${first}&page[after]=again`]: { groups: [], meta },
  });
  expect(await readGroups(zendesk)).toEqual([]);
  expect(asked).toHaveLength(5);
});
