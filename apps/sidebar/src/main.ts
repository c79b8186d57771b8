import { connectZendesk, readingAhead } from './zendesk/zendesk.ts';

const root = document.getElementById('root');
if (root) {
  const place = location.pathname.split('/').at(-1);
  const isTicket = place !== 'modal' && place !== 'nav-bar';
  // Zendesk takes its time to answer: it is asked before the code that draws is even begun.
  const connecting = connectZendesk().then((zendesk) => (isTicket ? readingAhead(zendesk) : zendesk));
  // The page that waits for it draws the failure.
  connecting.catch(() => undefined);
  try {
    const { openPage } = await import('./open-page.tsx');
    await openPage(root, connecting, isTicket ? 'ticket_sidebar' : place === 'modal' ? 'modal' : 'nav_bar');
  } catch {
    // The words of every language came with that code. What stands there so far is the page's own status line.
    (root.firstElementChild ?? root).textContent = 'Handrail did not load. Reload the page.';
  }
}
