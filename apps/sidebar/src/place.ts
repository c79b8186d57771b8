/** The code of each location. Fetched while Zendesk and the service are still being asked. */
export const places = {
  ticket_sidebar: () => import('./locations/ticket-sidebar.tsx'),
  nav_bar: () => import('./locations/nav-bar.tsx'),
  modal: () => import('./owner-ticket/owner-ticket-dialog.tsx'),
} as const;
