import { z } from 'zod';
import type { Desk } from './desk.ts';

const LaunchSchema = z.object({ action: z.url(), token: z.string() });

/** Loads the app into the frame of that name with a fresh launch token, the way Zendesk posts it. */
export async function launchApp({ user, workspace }: Desk, place: 'ticket_sidebar' | 'nav_bar', guid: string) {
  const query = frameQuery(guid, workspace.scheme.get()).toString();
  const answer = await fetch('/desk/launch', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userId: user.id, location: place, query }),
  });
  const { action, token } = LaunchSchema.parse(await answer.json());
  const form = document.createElement('form');
  form.method = 'POST';
  form.action = action;
  form.target = guid;
  form.hidden = true;
  const field = document.createElement('input');
  field.name = 'token';
  field.value = token;
  form.append(field);
  document.body.append(form);
  form.submit();
  form.remove();
}

/** What the SDK in a frame needs to find its way back, and the colours around it. */
const frameQuery = (guid: string, colorScheme: string) =>
  new URLSearchParams({ origin: location.origin, app_guid: guid, colorScheme });

export function appAddress(url: string, guid: string, scheme: string): string {
  const address = new URL(url);
  for (const [name, value] of frameQuery(guid, scheme)) address.searchParams.set(name, value);
  return address.href;
}
