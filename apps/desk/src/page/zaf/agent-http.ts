const most = 3;

/**
 * Carries out an app's `client.request` as the agent at the page. Rate-limited requests are repeated, as Zendesk
 * does, unless the app asked for `autoRetry: false`.
 */
export async function agentHttp(userId: number, options: Readonly<Record<string, unknown>>) {
  const url = typeof options['url'] === 'string' ? options['url'] : '';
  if (!url.startsWith('/')) return failed({ status: 0, statusText: 'the desk reaches only itself', responseText: '' });
  for (let attempt = 1; ; attempt++) {
    const answer = await send(url, options, userId);
    const isRepeated = answer?.status === 429 && options['autoRetry'] !== false && attempt < most;
    if (!isRepeated) return answer ? settled(answer, options['httpCompleteResponse'] === true) : failed(lost);
    const wait = Number(answer.headers.get('retry-after') ?? 1);
    await new Promise((done) => setTimeout(done, wait * 1000));
  }
}

const lost = { status: 0, statusText: 'error', responseText: '' };

function failed(answer: unknown) {
  return { isDone: false, answer };
}

async function send(url: string, options: Readonly<Record<string, unknown>>, userId: number) {
  const { type, method, data, contentType, headers } = options;
  const hasBody = typeof data === 'string';
  try {
    return await fetch(url, {
      method: textOr(type ?? method, 'GET'),
      headers: {
        ...(hasBody ? { 'content-type': textOr(contentType, 'application/x-www-form-urlencoded') } : {}),
        ...(headers && typeof headers === 'object' ? headers : {}),
        'x-desk-user': String(userId),
      },
      ...(hasBody ? { body: data } : {}),
    });
  } catch {
    return null;
  }
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

async function settled(answer: Response, isWhole: boolean) {
  const responseText = await answer.text().catch(() => '');
  const responseJSON = parsed(responseText);
  const { status, statusText } = answer;
  const whole = { status, statusText, headers: Object.fromEntries(answer.headers), responseJSON, responseText };
  if (!answer.ok) return failed(whole);
  return { isDone: true, answer: isWhole ? whole : (responseJSON ?? responseText) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
