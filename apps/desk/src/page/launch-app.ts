import { z } from 'zod';
import type { Desk } from './desk.ts';

const LaunchSchema = z.object({ action: z.url(), token: z.string() });

/** Loads the app into the frame of that name with a fresh launch token, the way Zendesk posts it. */
export async function launchApp({ user, workspace }: Desk, place: 'ticket_sidebar' | 'nav_bar', guid: string) {
  const answer = await fetch('/desk/launch', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userId: user.id, location: place }),
  });
  const { action, token } = LaunchSchema.parse(await answer.json());
  const form = document.createElement('form');
  form.method = 'POST';
  form.action = appAddress(action, guid, workspace.scheme.get());
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

/** An app's address with what the SDK needs to find its way back. */
export function appAddress(url: string, guid: string, scheme: string): string {
  const address = new URL(url);
  address.searchParams.set('origin', location.origin);
  address.searchParams.set('app_guid', guid);
  address.searchParams.set('colorScheme', scheme);
  return address.href;
}
