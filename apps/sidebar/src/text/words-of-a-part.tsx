import { type ComponentType, type ReactNode, createContext, useContext, useEffect, useMemo, useState } from 'react';
import type { MessageKey } from './en.ts';
import type { Message, Values } from './message.ts';
import { type Text, useText } from './text.tsx';

export interface PartText<Key extends string> extends Omit<Text, 't'> {
  t: (key: Key | MessageKey, values?: Values) => string;
}

type Words<Key extends string> = Readonly<Record<Key, Message>>;

/** Words that come with the part that says them: whoever never opens it does not wait for them. */
export function wordsOfAPart<Key extends string>(
  english: Words<Key>,
  languages: Readonly<Record<string, () => Promise<Words<Key>>>>,
) {
  const Context = createContext(english);
  const here = new Map<string, Words<Key>>();

  async function fetched(language: string): Promise<Words<Key>> {
    try {
      const words = (await languages[language]?.()) ?? english;
      here.set(language, words);
      return words;
    } catch {
      // A chunk that cannot be fetched, as after an update of the service, must not keep the page from opening.
      return english;
    }
  }

  const wordsHere = (language: string) => (Object.hasOwn(languages, language) ? here.get(language) : english);

  /** Fetches the words before something is drawn that says them. */
  async function fetchAhead(spoken: string): Promise<void> {
    const language = languageOf(spoken);
    if (!wordsHere(language)) await fetched(language);
  }

  function useAhead() {
    const { spoken } = useText();
    useEffect(() => void fetchAhead(spoken), [spoken]);
  }

  /** Draws `meanwhile`, else nothing, until the words are there. */
  function Provider({ children, meanwhile = null }: { children: ReactNode; meanwhile?: ReactNode }) {
    const language = useLanguage();
    const [came, setCame] = useState<{ language: string; words: Words<Key> } | null>(null);
    useEffect(() => {
      if (!wordsHere(language)) void fetched(language).then((words) => setCame({ language, words }));
    }, [language]);
    const words = wordsHere(language) ?? (came?.language === language ? came.words : null);
    return words ? <Context.Provider value={words}>{children}</Context.Provider> : meanwhile;
  }

  function usePartText(): PartText<Key> {
    const text = useText();
    const words = useContext(Context);
    return useMemo(() => partText(text, words), [text, words]);
  }

  /** A part that is drawn once its words are there. */
  function withWords<Props extends object>(Part: ComponentType<Props>) {
    return function PartWithWords(props: Props) {
      return (
        <Provider>
          <Part {...props} />
        </Provider>
      );
    };
  }

  return { Provider, fetchAhead, useAhead, usePartText, withWords };
}

/** A page's words, and above them those of a part. */
export function partText<Key extends string>(text: Text, words: Words<Key>): PartText<Key> {
  const isOwn = (key: Key | MessageKey): key is Key => Object.hasOwn(words, key);
  return { ...text, t: (key, values) => (isOwn(key) ? text.fill(words[key], values) : text.t(key, values)) };
}

const languageOf = (spoken: string) => new Intl.Locale(spoken).language;

function useLanguage(): string {
  return languageOf(useText().spoken);
}
