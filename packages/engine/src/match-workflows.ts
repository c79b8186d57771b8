import type { Candidate, Match, TicketSnapshot } from '@handrail/contract';
import type { AuthoredWorkflow } from './authored-workflow.ts';
import { findSubjects } from './find-subjects.ts';
import { unreachable } from './unreachable.ts';
import type { Workflow } from './workflow.ts';

type MatchRule = AuthoredWorkflow['match'][number];

/** Weight of one hit by where it was found: what an agent or a form says outweighs what a customer happens to write. */
const weights = { form: 4, tags: 3, subject: 2, body: 1 } as const;

/**
 * Workflows that may fit a ticket, best first. Several may fit, none may fit. Phrases are found whatever their case
 * and spacing; each rule that hits says why in the workflow's own words.
 */
export function matchWorkflows(
  workflows: readonly Workflow[],
  snapshot: TicketSnapshot,
  options: { now: string },
): Match {
  const candidates = workflows.flatMap((workflow): Candidate[] => {
    const hits = workflow.authored.match.flatMap((rule) => hitOf(rule, snapshot));
    if (hits.length === 0) return [];
    return [
      {
        workflow: workflow.summary,
        because: [...new Set(hits.map(({ because }) => because))],
        score: hits.reduce((sum, { score }) => sum + score, 0),
        subjects: findSubjects(workflow, snapshot),
      },
    ];
  });
  candidates.sort((a, b) => b.score - a.score || a.workflow.id.localeCompare(b.workflow.id));
  return { candidates, lookedAt: lookedAt(snapshot), at: options.now };
}

/** A rule fits when every place it names has one of its phrases. */
function hitOf(rule: MatchRule, snapshot: TicketSnapshot): { because: string; score: number }[] {
  const texts = {
    subject: [snapshot.subject],
    body: [snapshot.description],
    tags: snapshot.tags,
    form: snapshot.form === null ? [] : [snapshot.form],
  };
  const says: string[] = [];
  let score = 0;
  for (const place of ['form', 'tags', 'subject', 'body'] as const) {
    if (rule[place].length === 0) continue;
    const found = rule[place].find((phrase) => texts[place].some((text) => contains(text, phrase, place)));
    if (found === undefined) return [];
    says.push(inWords(place, found));
    score += weights[place];
  }
  return says.length === 0 ? [] : [{ because: `${rule.because} (${says.join(', ')})`, score: rule.weight * score }];
}

/** Tags and forms are compared whole; phrases are found as whole words, so that “sign in” is not in “assign into”. */
function contains(text: string, phrase: string, place: keyof typeof weights): boolean {
  const [whole, part] = [plain(text), plain(phrase)];
  if (place === 'tags' || place === 'form') return whole === part;
  if (part === '') return false;
  for (let at = whole.indexOf(part); at >= 0; at = whole.indexOf(part, at + 1)) {
    if (!isWordPart(whole[at - 1], part[0]) && !isWordPart(whole[at + part.length], part.at(-1))) return true;
  }
  return false;
}

/** True when a neighbouring character would make the phrase's end part of a longer word. */
function isWordPart(neighbour: string | undefined, end: string | undefined): boolean {
  const isLetter = /[\p{L}\p{N}]/u;
  return neighbour !== undefined && end !== undefined && isLetter.test(neighbour) && isLetter.test(end);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[-_\s]+/g, ' ')
    .trim();
}

function inWords(place: keyof typeof weights, phrase: string): string {
  switch (place) {
    case 'form':
      return `form “${phrase}”`;
    case 'tags':
      return `tag “${phrase}”`;
    case 'subject':
      return `subject says “${phrase}”`;
    case 'body':
      return `message says “${phrase}”`;
    default:
      return unreachable(place);
  }
}

function lookedAt(snapshot: TicketSnapshot): string[] {
  const looked = [`Subject “${snapshot.subject}”`];
  looked.push(snapshot.description === '' ? 'First message: empty' : 'First message');
  looked.push(snapshot.tags.length === 0 ? 'Tags: none' : `Tags ${snapshot.tags.join(', ')}`);
  looked.push(snapshot.form === null ? 'Form: none' : `Form ${snapshot.form}`);
  return looked;
}
