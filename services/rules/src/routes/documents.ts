import { documentedRoutes, openApi, problemStatus, type Route } from '@handrail/contract';
import { escapeHtml } from '@handrail/workflows';
import type { FastifyInstance } from 'fastify';

const who: Record<Route['access'], string> = {
  none: 'anybody',
  session: 'a signed-in agent',
  lead: 'a team lead or an administrator',
  admin: 'an administrator',
  signature: 'Zendesk, by its signature',
};

const kinds = { stream: 'server-sent events', csv: 'comma-separated values', json: 'JSON' } as const;

function section(name: string, route: Route): string {
  const schemaOf = (part: string) => `<a href="/openapi.json">${part}</a>`;
  const problems = route.problems.map((code) => `<li><code>${problemStatus[code]} ${code}</code></li>`).join('');
  return `<section id="${name}"><h2><code>${route.method} ${escapeHtml(route.path)}</code></h2>
<p>${escapeHtml(route.summary)}.</p>
<dl><dt>Name</dt><dd>${name}</dd><dt>Who may call</dt><dd>${who[route.access]}</dd>
<dt>Answers</dt><dd>${kinds[route.kind ?? 'json']}, see ${schemaOf('the schemas')}</dd></dl>
${problems ? `<h3>Problems</h3><ul>${problems}</ul>` : ''}</section>`;
}

const style = `body{font:16px/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}
h2{margin-top:2.5rem}code{font-size:.95em}dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}dd{margin:0}
ul{columns:2}@media(prefers-color-scheme:dark){body{background:#151a1e;color:#d8dcde}a{color:#5293c7}}`;

function page(): string {
  const entries = Object.entries(documentedRoutes);
  const contents = entries.map(([name, { method, path }]) => `<li><a href="#${name}">${method} ${path}</a></li>`);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Handrail rules service</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/docs/style.css"></head><body>
<h1>Handrail rules service</h1>
<p>Machine-readable: <a href="/openapi.json">openapi.json</a>. Every problem is <code>application/problem+json</code>
(RFC 9457) with a <code>code</code>; <code>bad_request</code> lists the fields in <code>errors</code>, <code>stale</code>
carries the fresh run in <code>view</code>. Sign in by the session token of the launch page, as
<code>Authorization: Bearer</code>.</p>
<ul>${contents.join('')}</ul>${entries.map(([name, route]) => section(name, route)).join('\n')}</body></html>`;
}

/** The contract to read: for machines at /openapi.json, for people at /docs. */
export function registerDocuments(app: FastifyInstance, version: string): void {
  const document = JSON.stringify(openApi(version));
  const html = page();
  app.get('/openapi.json', async (_request, reply) => reply.type('application/json').send(document));
  app.get('/docs/style.css', async (_request, reply) => reply.type('text/css').send(style));
  app.get('/docs', async (_request, reply) => {
    const policy = "default-src 'none'; style-src 'self'; frame-ancestors 'none'";
    return reply.header('content-security-policy', policy).type('text/html; charset=utf-8').send(html);
  });
}
