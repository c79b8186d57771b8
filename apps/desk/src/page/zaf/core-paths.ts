import type { DeskData } from '../../model/desk-state.ts';
import type { User } from '../../model/user.ts';
import type { Notice, Notices } from '../notices.ts';
import type { Workspace } from '../workspace.ts';
import type { Dialogs } from './dialogs.ts';
import { type Paths, SurfaceError } from './surface.ts';

/** What every location offers: the agent, messages, ways to other pages, dialogs. */
export function corePaths(
  user: User,
  data: () => DeskData,
  workspace: Workspace,
  notices: Notices,
  dialogs: Dialogs,
): Paths {
  return {
    get: {
      currentUser: () => ({
        id: user.id,
        name: user.name,
        email: user.email,
        role: user.role,
        locale: user.locale,
        timeZone: { name: user.timeZone, ianaName: user.timeZone },
        groups: data()
          .groups.filter(({ members }) => members.includes(user.id))
          .map(({ id, name }) => ({ id, name })),
        organizations: [],
        tags: [],
        externalId: null,
      }),
      colorScheme: () => workspace.scheme.get(),
      currentAccount: () => ({ subdomain: 'desk', planName: 'Stand-in', timeZone: 'UTC' }),
      'currentAccount.subdomain': () => 'desk',
    },
    set: {},
    invoke: {
      notify: (text, kind, duration) => {
        notices.show(String(text), kindOf(kind), typeof duration === 'number' ? duration : undefined);
        return null;
      },
      routeTo: (kind, id, route) => {
        if (kind === 'nav_bar') return workspace.goTo({ kind: 'app', route: typeof route === 'string' ? route : '' });
        if (kind !== 'ticket' || !Number.isSafeInteger(Number(id))) throw new SurfaceError('the desk has no such page');
        return workspace.goTo({ kind: 'ticket', id: Number(id) });
      },
      'instances.create': (value) => dialogs.create(value),
      track: () => null,
      show: () => null,
      hide: () => null,
    },
  };
}

function kindOf(value: unknown): Notice['kind'] {
  return value === 'alert' || value === 'error' ? value : 'notice';
}
