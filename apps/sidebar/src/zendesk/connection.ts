import { type Language, loadLanguage } from '../text/language.ts';
import { type ZafError, type Zendesk, asZafError } from './zendesk.ts';

/** Zendesk and what it says of the agent who reads this. */
export interface Connection {
  zendesk: Zendesk;
  language: Language;
  timeZone: string | undefined;
}

export async function connectionOver(connecting: Promise<Zendesk>): Promise<Connection | ZafError> {
  try {
    const zendesk = await connecting;
    const user = await zendesk.readUser().catch(() => null);
    return { zendesk, language: await loadLanguage(user?.locale ?? null), timeZone: user?.timeZone ?? undefined };
  } catch (reason) {
    return asZafError(reason, 'connect');
  }
}
