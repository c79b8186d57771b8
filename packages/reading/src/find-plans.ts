import type { Meter } from './meter.ts';

export interface FoundPlan {
  plan: 'paid' | 'free';
  start: number;
  end: number;
}

const names: readonly [string, FoundPlan['plan'], RegExp][] = [
  ['ultimate', 'paid', /^ultimate\b/],
  ['premium', 'paid', /^premium\b/],
  ['free', 'free', /^free (?:plan|tier|user|account|version)\b/],
  ['kostenlos', 'free', /^kostenlose[nrsm]? (?:plan|version|konto|tarif)/],
  ['gratuit', 'free', /^gratuit/],
  ['無料', 'free', /^無料(?:プラン|版|ユーザー)/],
];
const mostFound = 20;

/** Words that name the requester's plan. A hint: people name plans they only think of, too. */
export function findPlans(text: string, meter: Meter): FoundPlan[] {
  const lower = text.toLowerCase();
  const found: FoundPlan[] = [];
  for (const [word, plan, form] of names) {
    meter.spend(text.length);
    let at = lower.indexOf(word);
    for (let count = 0; at >= 0 && count < mostFound; count += 1, at = lower.indexOf(word, at + 1)) {
      if (form.test(lower.slice(at, at + 40))) found.push({ plan, start: at, end: at + word.length });
    }
  }
  return found;
}
