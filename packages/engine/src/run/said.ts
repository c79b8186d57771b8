import type { Saying, SayingCode, SayingPart } from '@handrail/contract';

/** A sentence of ours: in English, and as what a page in any language makes its own of. */
export interface Said {
  why: string;
  told: Saying;
}

export function said(
  why: string,
  code: SayingCode,
  values: Record<string, SayingPart> = {},
  note: string | null = null,
): Said {
  return { why, told: { code, values, note } };
}
