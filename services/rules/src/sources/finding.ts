import type { FactValue, LookedUpSource, LookUpReason, LookUpReasonCode } from '@handrail/contract';

type Told = {
  /** Where a person sees the same. */
  link?: string | null;
  /** Set when another system than the key's own said it. */
  source?: LookedUpSource;
  /** GitLab account the value is about: when it turns out to be gone, the value goes with it. */
  account?: number;
};

/** What reading one fact gave. When in doubt unknown: a wrong value can free somebody's address. */
export type Finding =
  | ({ kind: 'record'; value: FactValue; reason: LookUpReason | null } & Told)
  | ({ kind: 'propose'; value: FactValue; reason: LookUpReason; says: string; commentId?: string } & Told)
  | { kind: 'unknown'; reason: LookUpReason };

const reasonOf = (code: LookUpReasonCode | undefined, detail?: string): LookUpReason | null =>
  code === undefined ? null : { code, detail: detail ?? null };

export function record(value: FactValue, told: Told & { note?: LookUpReasonCode; detail?: string } = {}): Finding {
  const { note, detail, ...rest } = told;
  return { kind: 'record', value, reason: reasonOf(note, detail), ...rest };
}

export function propose(
  value: FactValue,
  why: LookUpReasonCode,
  says: string,
  told: Told & { commentId?: string; detail?: string } = {},
): Finding {
  const { detail, ...rest } = told;
  return { kind: 'propose', value, reason: { code: why, detail: detail ?? null }, says: says.slice(0, 300), ...rest };
}

export function unknown(code: LookUpReasonCode, detail?: string): Finding {
  return { kind: 'unknown', reason: { code, detail: detail ?? null } };
}
