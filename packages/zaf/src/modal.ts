import { fieldsOf, listOf, wordsOf } from './shape.ts';
import type { Zaf } from './zaf.ts';
import { ZafError } from './zaf-error.ts';

/** A dialog over the whole Zendesk page: another instance of this app in location `modal`. */
export interface Modal {
  readonly guid: string;
  on(event: string, handler: (data: unknown) => void): () => void;
  trigger: (event: string, data?: unknown) => void;
  close(): Promise<void>;
}

/**
 * @param url page to load, relative to nothing: the service's own address
 * @param size CSS lengths, e.g. `{ width: '640px', height: '70vh' }`
 */
export async function openModal(zaf: Zaf, url: string, size: { width: string; height: string }): Promise<Modal> {
  const call = 'invoke instances.create';
  const created = listOf(await zaf.invoke('instances.create', { location: 'modal', url, size }))[0];
  const guid = wordsOf(fieldsOf(created)?.['instanceGuid']);
  if (guid === null) throw new ZafError('unexpected_answer', call, 'no instance came back');
  const instance = zaf.instance(guid);
  return {
    guid,
    on: instance.on,
    trigger: instance.trigger,
    close: async () => void (await instance.invoke('destroy')),
  };
}

/** From inside a modal: tells the page that opened it. */
export function tellOpener(zaf: Zaf, event: string, data: unknown): void {
  zaf.trigger(event, data);
}

/** From inside a modal: closes it. */
export async function closeModal(zaf: Zaf): Promise<void> {
  await zaf.invoke('destroy');
}
