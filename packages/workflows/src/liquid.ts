import { Drop, Liquid } from 'liquidjs';
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

/**
 * A Liquid engine without files, globals or dates of its own; `escape` receives every value that is printed. The filter
 * `specific: "fact.id"` passes definite wording through and reports vague wording of that fact to `refuse`.
 */
export const createLiquid = (
  escape: (value: unknown) => string,
  refuse: (fact: string) => void = () => undefined,
): Liquid => {
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
    return wording;
  });
  liquid.registerFilter('path', { raw: true, handler: (path: unknown) => pathSegments(String(path)) });
  liquid.registerFilter('quoted', (value: unknown) => `'${String(value).replaceAll("'", '’')}'`);
  return liquid;
};
