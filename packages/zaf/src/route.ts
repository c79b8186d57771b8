import { fieldsOf, wordsOf } from './shape.ts';
import type { Zaf } from './zaf.ts';

const changed = 'app.route.changed';

/** What follows the app's name in the address of its page in the navigation bar; hears it also when it was there before. */
export function onRoute(zaf: Zaf, handler: (route: string) => void): () => void {
  return zaf.on(changed, (data) => {
    const fields = fieldsOf(data);
    const route = wordsOf(fields?.['appParams']) ?? wordsOf(fieldsOf(fields?.['appParams'])?.['path']);
    if (fields) handler(route ?? '');
  });
}

/** Puts it there, so that the browser's address leads back to what is shown. */
export async function showRoute(zaf: Zaf, route: string): Promise<void> {
  const name = wordsOf(zaf.registration.metadata['name']) ?? 'handrail';
  await zaf.invoke('routeTo', 'nav_bar', name.toLowerCase(), route);
}
