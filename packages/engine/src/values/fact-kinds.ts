import type { FactType } from '@handrail/contract';
import { booleanFact, booleanTests } from './fact-types/boolean-fact.ts';
import { choiceFact, choiceTests } from './fact-types/choice-fact.ts';
import { dateFact, dateTests } from './fact-types/date-fact.ts';
import { emailFact, emailTests } from './fact-types/email-fact.ts';
import type { FactKind, FactTests, Part, TestKey } from './fact-types/fact-kind.ts';
import { listFact, listTests } from './fact-types/list-fact.ts';
import { membersFact, membersTests } from './fact-types/members-fact.ts';
import { numberFact, numberTests } from './fact-types/number-fact.ts';
import { textFact, textTests } from './fact-types/text-fact.ts';

/** One file a type of fact; a type without one does not compile. Here how its values decide. */
export const factKinds: Record<FactType, FactKind> = {
  boolean: booleanFact,
  choice: choiceFact,
  number: numberFact,
  date: dateFact,
  text: textFact,
  email: emailFact,
  list: listFact,
  members: membersFact,
};

/** And what may be written of it. */
export const factTests: Record<FactType, FactTests> = {
  boolean: booleanTests,
  choice: choiceTests,
  number: numberTests,
  date: dateTests,
  text: textTests,
  email: emailTests,
  list: listTests,
  members: membersTests,
};

/** Types a test can be made on, as a problem names them. */
export function typesWithTest(key: TestKey): string {
  return typesWhere(({ tests }) => tests.includes(key));
}

/** Types that something can be derived from in this way, as a problem names them. */
export function typesWithPart(part: Part): string {
  return typesWhere(({ parts }) => parts.includes(part));
}

function typesWhere(isMeant: (of: FactTests) => boolean): string {
  const meant = Object.entries(factTests).filter(([, tests]) => isMeant(tests));
  return meant.map(([type]) => type).join(' or ');
}
