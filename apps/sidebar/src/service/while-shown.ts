/**
 * Does something for as long as the page can be seen to: a page that the browser keeps for its back button would hold a
 * connection, of which a browser allows a service six. A page that comes back begins again.
 * @returns how to end it
 */
export function whileShown(begin: (signal: AbortSignal, isAgain: boolean) => void, page: EventTarget): () => void {
  let current = new AbortController();
  const hide = () => current.abort();
  const show = (event: Event) => {
    if (!('persisted' in event && event.persisted === true)) return;
    current = new AbortController();
    begin(current.signal, true);
  };
  page.addEventListener('pagehide', hide);
  page.addEventListener('pageshow', show);
  begin(current.signal, false);
  return () => {
    hide();
    page.removeEventListener('pagehide', hide);
    page.removeEventListener('pageshow', show);
  };
}
