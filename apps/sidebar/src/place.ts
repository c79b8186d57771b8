/** The code of each location. Fetched while Zendesk and the service are still being asked. */
export const places = {
  ticket_sidebar: () => import('./ticket/ticket-place.tsx'),
  nav_bar: () => import('./lead/nav-bar.tsx'),
  modal: () => import('./owner-ticket/owner-ticket-dialog.tsx'),
} as const;
