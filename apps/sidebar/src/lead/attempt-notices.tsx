import { lazy, useCallback } from 'react';
import type { Api } from '../service/api.ts';
import { Later } from '../ui/later.tsx';
import { usePolled } from './use-polled.ts';

const AttemptNotice = lazy(async () => ({ default: (await import('./attempt-notice.tsx')).AttemptNotice }));

/** Tells a lead who was refused again and again; most accounts never see it, and never fetch its words. */
export function AttemptNotices({ api, isFollowing }: { api: Api; isFollowing: boolean }) {
  const ask = useCallback(() => api.call('listAttempts', {}), [api]);
  const attempts = usePolled(ask, isFollowing)?.attempts ?? [];
  return attempts.map((one) => (
    <Later key={one.user ?? ''}>
      <AttemptNotice attempts={one} />
    </Later>
  ));
}
