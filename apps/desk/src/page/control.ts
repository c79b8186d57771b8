/** Calls the desk's own control routes; the answer is null when they refuse. */
export async function control(method: 'POST' | 'PUT', path: string, body: object): Promise<unknown> {
  const answer = await fetch(path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answer.ok ? await answer.json() : null;
}
