import type { Sdk } from '../src/sdk.ts';

/** The npm package carries no types. */
declare const sdk: Sdk;
// oxlint-disable-next-line import/no-default-export -- that is how the package exports it
export default sdk;
