import { type ComponentType, lazy, useState } from 'react';

/**
 * The code of a location, fetched while Zendesk and the service are still being asked, and drawn in one go where it is
 * here by then: `lazy` alone would first draw what stands there meanwhile.
 */
export function placeOf<Props extends object>(fetch: () => Promise<ComponentType<Props>>) {
  let here: ComponentType<Props> | null = null;
  const load = async () => (here ??= await fetch());
  // It takes what the code takes; React's type cannot follow that for props that are not named.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const Later = lazy(async () => ({ default: await load() })) as unknown as ComponentType<Props>;
  function Place(props: Props) {
    // The one it began with: another would be drawn anew.
    const [{ Code }] = useState(() => ({ Code: here ?? Later }));
    return <Code {...props} />;
  }
  return { load, Place };
}

export const places = {
  ticket_sidebar: placeOf(async () => (await import('./ticket/ticket-place.tsx')).TicketPlace),
  nav_bar: placeOf(async () => (await import('./lead/nav-bar.tsx')).NavBar),
  modal: placeOf(async () => (await import('./owner-ticket/owner-ticket-dialog.tsx')).OwnerTicketDialog),
} as const;
