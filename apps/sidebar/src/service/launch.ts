import type { Launch } from '@handrail/contract';

/** What the service wrote into the page; null when the page was opened without a launch. */
export async function readLaunch(page: Document): Promise<Launch | null> {
  const written = page.getElementById('handrail-launch')?.textContent;
  if (!written) return null;
  const { LaunchSchema } = await import('./launch-schema.ts');
  return LaunchSchema.parse(JSON.parse(written));
}
