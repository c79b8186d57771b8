import { describe, expect, it } from 'vitest';
import { openedDesk } from '../../../test/_opened-desk.ts';

describe('the world beside the desk', () => {
  it('is changed account by account, leaving alone what is not named', async () => {
    const { call } = await openedDesk();
    const { body } = await call('PATCH', '/desk/world/accounts/dsokolov_uni', { confirmedAt: null });
    expect(body).toMatchObject({ confirmedAt: null, signIns: 31, issues: 4 });
    expect((await call('PATCH', '/desk/world/accounts/nobody', {})).status).toBe(404);
    expect((await call('PATCH', '/desk/world/accounts/bo', { signIns: -1 })).status).toBe(400);
  });

  it('is replaced as a whole, refused when it has the wrong shape, and back after a reset', async () => {
    const { call, store } = await openedDesk();
    const world = (await call('GET', '/desk/world')).body;
    const gitlab = { ...store.state.world.gitlab, groups: [] };
    expect((await call('PUT', '/desk/world', { ...world, gitlab })).status).toBe(200);
    expect(store.state.world.gitlab.groups).toEqual([]);
    expect((await call('PUT', '/desk/world', { gitlab })).status).toBe(400);
    await call('POST', '/desk/reset');
    expect(store.state.world.gitlab.groups.map(({ path }) => path)).toContain('acme');
  });

  it('names only people, groups and projects that are there', async () => {
    const { store } = await openedDesk();
    const { accounts, groups, projects, pageDomains, moved } = store.state.world.gitlab;
    const people = new Set(accounts.map(({ username }) => username));
    const paths = new Set([...groups, ...projects].map(({ path }) => path));
    const members = [...groups, ...projects].flatMap((space) => space.members);
    const named = members.flatMap(({ username, addedBy }) => [username, ...(addedBy === null ? [] : [addedBy])]);
    expect(named.filter((name) => !people.has(name))).toEqual([]);
    const places = [
      ...pageDomains.map(({ project }) => project),
      ...moved.map(({ to }) => to),
      ...accounts.flatMap(({ enterpriseGroup }) => enterpriseGroup ?? []),
      ...accounts.flatMap(({ contributions }) => contributions),
      ...groups.flatMap(({ invited }) => invited.map(({ group }) => group)),
    ];
    expect(places.filter((path) => !paths.has(path))).toEqual([]);
    const ids = accounts.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set([...groups, ...projects].map(({ id }) => id)).size).toBe(groups.length + projects.length);
  });
});
