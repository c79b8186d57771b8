import type { OwnText, OwnTextMemory } from '@handrail/zaf';

export * from '@handrail/zaf';
export * from '@handrail/zaf/composing';
export * from '@handrail/zaf/reading';

const texts = new Map<string, OwnText | null>();

/** What a page remembers of its own texts; gone with the frame, which no probe loads twice. */
export const memory: OwnTextMemory = {
  read: (mode) => texts.get(mode) ?? null,
  write: (mode, own) => void texts.set(mode, own),
};
