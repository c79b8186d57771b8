/** What people and systems said: nobody knows in which language. */
const said = new Set(['subject', 'value', 'username', 'name', 'email', 'comment', 'message', 'proposals', 'lookUps']);

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** White space as pages draw it, without what keeps a name whole in a sentence that runs the other way. */
export const plain = (text: string) =>
  text
    .replaceAll(/[\u2068\u2069]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** Below this a word of ours may stand in some text of a workflow by chance. */
const shortest = 24;

const family = (tag: string) => tag.split('-')[0];

/**
 * What workflows wrote, by language: told apart from the page's own words by being known.
 * @param spoken the page's language; what is written in it is not kept
 */
export function createWrittenWords(spoken: () => string) {
  const texts = new Map<string, Set<string>>();
  const wholes = new Map<string, string>();

  function keep(text: string, language: string) {
    if (family(language) === family(spoken())) return;
    const known = texts.get(language) ?? new Set();
    texts.set(language, known);
    if (known.has(text)) return;
    known.add(text);
    wholes.set(language, `${wholes.get(language) ?? ''}\n${text}`);
  }

  /** Keeps what stands in an answer of the service; `workflow`, or the answer itself, says in which language. */
  function learn(value: unknown, language = 'en'): void {
    if (Array.isArray(value)) for (const one of value) learn(one, language);
    if (!isRecord(value) || Array.isArray(value)) return;
    // With an author it is a person's own.
    if ('by' in value || 'actor' in value) return;
    const about = isRecord(value['workflow']) ? value['workflow'] : value;
    const own =
      typeof about['language'] === 'string'
        ? about['language']
        : 'title' in about && 'version' in about
          ? 'en'
          : language;
    for (const [key, part] of Object.entries(value)) {
      if (said.has(key)) continue;
      if (typeof part === 'string') keep(plain(part), own);
      else if (Array.isArray(part) && part.every((one) => typeof one === 'string'))
        for (const one of part) keep(plain(one), own);
      else learn(part, own);
    }
  }

  return {
    learn,
    isEmpty: () => texts.size === 0,
    /** In which language a workflow wrote this; null where none did. */
    languageOf(drawn: string): string | null {
      const text = plain(drawn);
      for (const [language, known] of texts) {
        if (known.has(text) || (text.length >= shortest && wholes.get(language)?.includes(text))) return language;
      }
      return null;
    },
  };
}
