import { fieldsOf, idOf, listOf, wordsOf } from './shape.ts';
import type { Zaf } from './zaf.ts';

/** As many as Zendesk answers at once. */
const most = 100;

/** Display names of users by id, as the signed-in agent may see them. Who is not found is left out. */
export async function readUserNames(zaf: Zaf, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const wanted = ids.filter((id) => /^\d+$/.test(id)).slice(0, most);
  if (wanted.length === 0) return new Map();
  const { body } = await zaf.request({ method: 'GET', path: `/api/v2/users/show_many?ids=${wanted.join(',')}` });
  return new Map(
    listOf(fieldsOf(body)?.['users']).flatMap((user): [string, string][] => {
      const fields = fieldsOf(user);
      const [id, name] = [idOf(fields?.['id']), wordsOf(fields?.['name'])];
      return id !== null && name !== null ? [[id, name]] : [];
    }),
  );
}
