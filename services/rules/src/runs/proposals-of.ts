import type { FactDeclaration, FactValue, Proposal } from '@handrail/contract';
import type { Situation } from './situation.ts';

function shown({ options }: FactDeclaration, value: FactValue): string {
  if (!Array.isArray(value)) return options.find((option) => option.value === value)?.label ?? String(value);
  return value.map((item) => (typeof item === 'string' ? item : item.username)).join(', ');
}

const isSame = (one: FactValue, other: FactValue) =>
  typeof one === 'string' && typeof other === 'string'
    ? one.toLowerCase() === other.toLowerCase()
    : JSON.stringify(one) === JSON.stringify(other);

/** What is proposed and differs from what is known, in the workflow's order. */
export function proposalsOf({ pack, state, facts }: Situation): Proposal[] {
  return pack.workflow.declarations.flatMap((declaration): Proposal[] => {
    const proposed = state.proposals[declaration.id];
    const known = facts[declaration.id];
    if (proposed === undefined || declaration.role !== 'case') return [];
    if (known?.state === 'known' && isSame(known.value, proposed.value)) return [];
    const { value, source, basis, at } = proposed;
    const words = shown(declaration, value);
    // The value alone, as its system writes it, is no sentence that it rests on.
    const isValue = typeof value !== 'object' && basis.says === String(value);
    const says = isValue ? words : basis.says;
    return [{ fact: declaration.id, value, shown: words, source, says, link: basis.link, at }];
  });
}
