import { Drop, Liquid, type Template } from 'liquidjs';
import { isSpecific } from './specific-wording.ts';

/** Stands in for a value that is not known; whoever touches it, in an output or a condition, leaves a trace. */
export class Unfilled extends Drop {
  readonly #label: string;
  readonly #touch: () => void;

  constructor(label: string, touch: () => void) {
    super();
    this.#label = label;
    this.#touch = touch;
  }

  override valueOf(): string {
    this.#touch();
    return `[${this.#label}]`;
  }

  override toString(): string {
    return this.valueOf();
  }
}

const withSuffix = (address: string, suffix: string): string => {
  const at = address.lastIndexOf('@');
  return at < 1 ? address : `${address.slice(0, at)}${suffix}${address.slice(at)}`;
};

/**
 * Handbook rule 23: `johndoe@example.com` becomes `johndoe+release@example.com`. An address that already has a `+` keeps
 * it and gets the suffix appended; when the result is taken as well, the suffix is appended once more (X27).
 */
export const releaseAddress = (address: string, isTaken: boolean): string =>
  withSuffix(address, isTaken ? '+release+release' : '+release');

const pathSegments = (path: string): string =>
  path
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.' && segment !== '..')
    .map(encodeURIComponent)
    .join('/');

/** Words that the text goes on after: the sign that ended them would stand beside its own. */
const withoutEnd = (wording: unknown): unknown =>
  typeof wording === 'string' ? wording.replace(/(?<![\s.!?;:,…])[\s.!?;:,…]+$/u, '') || wording : wording;

/** What happens to values while one template is filled. */
export type Pass = {
  /** Receives every value that is printed. */
  escape: (value: unknown) => string;
  /** Receives the fact whose wording the filter `specific: "fact.id"` found too vague. */
  refuse: (fact: string) => void;
};

/** A name a template uses, by its dots, and where. */
export type Placeholder = { name: string; row: number; col: number };

export const placeholdersIn = (liquid: Liquid, template: Template[]): Placeholder[] =>
  Object.values(liquid.analyzeSync(template).globals)
    .flat()
    .map(({ segments, location: { row, col } }) => ({ name: segments.map(String).join('.'), row, col }));

/**
 * One Liquid engine without files, globals or dates of its own. Filling is synchronous, so one pass is over before the
 * next begins.
 */
export class Filler {
  readonly #liquid: Liquid;
  #pass: Pass = { escape: String, refuse: () => undefined };

  constructor() {
    this.#liquid = createLiquid({
      escape: (value) => this.#pass.escape(value),
      refuse: (fact) => this.#pass.refuse(fact),
    });
  }

  /** A template ready to be filled often, and the names it uses, each once. */
  read(text: string): { template: Template[]; names: string[] } {
    const template = this.#liquid.parse(text);
    return { template, names: [...new Set(placeholdersIn(this.#liquid, template).map(({ name }) => name))] };
  }

  fill(template: Template[], scope: object, pass: Pass): string {
    this.#pass = pass;
    return String(this.#liquid.renderSync(template, scope));
  }
}

/** A Liquid engine with our filters, each value handed to `pass`. */
export const createLiquid = ({ escape, refuse }: Pass): Liquid => {
  const liquid = new Liquid({
    strictFilters: true,
    strictVariables: true,
    ownPropertyOnly: true,
    timezoneOffset: 0,
    outputEscape: (value: unknown) => escape(value instanceof Unfilled ? value.valueOf() : value),
    templates: {},
  });
  liquid.registerFilter('release_address', (address: unknown, isTaken: unknown) =>
    releaseAddress(String(address), isTaken === true),
  );
  liquid.registerFilter('specific', (wording: unknown, fact: unknown) => {
    if (!isSpecific(String(wording))) refuse(String(fact));
    return withoutEnd(wording);
  });
  liquid.registerFilter('phrase', withoutEnd);
  liquid.registerFilter('sentence', (wording: unknown) =>
    typeof wording === 'string' && !/[.!?…。！？:][\p{Pe}\p{Pf}"'*`]*$/u.test(wording.trimEnd())
      ? `${wording.trimEnd()}.`
      : wording,
  );
  liquid.registerFilter('path', { raw: true, handler: (path: unknown) => pathSegments(String(path)) });
  liquid.registerFilter('quoted', (value: unknown) => `'${String(value).replaceAll("'", '’')}'`);
  return liquid;
};
