import { z } from 'zod';
import { ConfigurationError } from '../configuration.ts';
import type { ZendeskAdmin } from './zendesk-admin.ts';

const InstallationsSchema = z.object({
  installations: z.array(
    z.object({
      id: z.number(),
      app_id: z.number(),
      settings: z.object({ name: z.string().optional().catch(undefined) }).nullish(),
    }),
  ),
});

export interface Installation {
  id: number;
  /** The key that launch tokens of this app are signed with, read once and pinned from then on. */
  publicKey: string;
}

/** The one installation of the app, and its key. @param app id, where several apps bear the name */
export async function findInstallation(admin: ZendeskAdmin, app: number | null): Promise<Installation> {
  const { installations } = await admin.get('/api/v2/apps/installations', InstallationsSchema);
  const ours = installations.filter(({ app_id: id, settings }) =>
    app === null ? settings?.name === 'Handrail' : id === app,
  );
  const [found] = ours;
  if (!found)
    throw new ConfigurationError('The app is not installed there. Upload the package first, or name it: --app <id>');
  if (ours.length > 1) {
    const ids = ours.map(({ app_id: id }) => id).join(', ');
    throw new ConfigurationError(`Several apps are called Handrail there (${ids}). Name one: --app <id>`);
  }
  return { id: found.id, publicKey: await admin.text(`/api/v2/apps/${found.app_id}/public_key.pem`) };
}
