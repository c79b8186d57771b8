import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gitlabToken, mailgunKey } from '../seed/world/seed-world.ts';
import type { SourcePorts } from './source-ports.ts';

/** What `account.json` says about the systems that facts are read from. Secrets lie in files beside it. */
export function sourceSettings(folder: string, ports: SourcePorts, clientId: string) {
  const secretFile = (name: string, secret: string) => {
    const file = join(folder, name);
    writeFileSync(file, secret, { mode: 0o600 });
    return { file };
  };
  return {
    gitlab: { url: loopback(ports.gitlab), token: secretFile('gitlab-token', gitlabToken) },
    mailgun: {
      url: loopback(ports.mailgun),
      key: secretFile('mailgun-key', mailgunKey),
      domains: { gitlab: 'mg.gitlab.com', portal: 'customers.gitlab.com' },
      days: 30,
    },
    zendesk: { client: { id: clientId, secret: { file: join(folder, 'zendesk-secret') } } },
  };
}

const loopback = (port: number) => `http://127.0.0.1:${port}`;
