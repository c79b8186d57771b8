import { type ReactNode, createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { Actor } from '@handrail/contract';
import { useText } from '../text/text.tsx';
import { whenIdle } from '../when-idle.ts';
import type { Zendesk } from './zendesk.ts';

interface People {
  names: ReadonlyMap<string, string>;
  ask: (ids: readonly string[]) => void;
}

const PeopleContext = createContext<People>({ names: new Map(), ask: () => {} });

/**
 * Display names of those who act, asked of Zendesk as the signed-in agent, once for each. The service knows people by
 * their ids only, and nothing but what is drawn rests on a name.
 */
export function PeopleProvider({ zendesk, children }: { zendesk: Zendesk | null; children: ReactNode }) {
  const [names, setNames] = useState<People['names']>(new Map());
  const asked = useRef(new Set<string>());
  const ask = useCallback(
    (ids: readonly string[]) => {
      const fresh = ids.filter((id) => !asked.current.has(id));
      if (!zendesk || fresh.length === 0) return;
      for (const id of fresh) asked.current.add(id);
      const read = async () => {
        const found = await zendesk.readNames(fresh);
        setNames((known) => new Map([...known, ...found]));
      };
      // Without names people are numbers, which is no reason to hold anything up.
      whenIdle(() => void read().catch(() => {}));
    },
    [zendesk],
  );
  const value = useMemo(() => ({ names, ask }), [names, ask]);
  return <PeopleContext.Provider value={value}>{children}</PeopleContext.Provider>;
}

/** Asks for the names of these actors, as they are about to be drawn. */
export function useNamesOf(actors: readonly (Actor | null)[]): void {
  const { ask } = useContext(PeopleContext);
  const unnamed = actors.flatMap((actor) => (actor && actor.name === null && actor.role !== 'service' ? actor.id : []));
  const ids = [...new Set(unnamed)].join(' ');
  useEffect(() => {
    if (ids !== '') ask(ids.split(' '));
  }, [ask, ids]);
}

/** The name of an actor, as far as it is known; null where only a number is. */
export function useKnownName(): (actor: Actor | null) => string | null {
  const { names } = useContext(PeopleContext);
  return useCallback((actor) => actor && (actor.name ?? names.get(actor.id) ?? null), [names]);
}

/** What to call an actor in a sentence. */
export function useActorName(): (actor: Actor | null) => string {
  const { t } = useText();
  const knownName = useKnownName();
  return useCallback(
    (actor) => {
      if (actor === null || actor.role === 'service') return t('actor.service');
      return knownName(actor) ?? t('actor.unknown', { id: actor.id });
    },
    [t, knownName],
  );
}
