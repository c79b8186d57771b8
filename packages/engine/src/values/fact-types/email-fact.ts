import { isAddress, unfitName } from '@handrail/contract';
import { neutralAddresses } from '../neutral-text.ts';
import { bareText } from '../read-value.ts';
import type { FactKind, FactTests } from './fact-kind.ts';
import { equalText, singleOutTexts, textFact, textParts, textTestKeys, textsAround } from './text-fact.ts';

/** Compared as a text is; what cannot be an address is refused. */
export const emailFact: FactKind = {
  ...textFact,
  candidates: (draft) => textsAround(draft, neutralAddresses),
};

export const emailTests: FactTests = {
  wanted: 'an e-mail address',
  refuse: ({ id }, value) => {
    const text = typeof value === 'string' ? bareText(value) : '';
    const unseen = unfitName(text);
    if (unseen !== null) return `${id} must show all it holds. ${unseen}`;
    return text === '' || isAddress(text) ? null : `${id} must be ${emailTests.wanted}`;
  },
  tests: textTestKeys,
  parts: textParts,
  equal: equalText,
  singleOut: singleOutTexts,
};
