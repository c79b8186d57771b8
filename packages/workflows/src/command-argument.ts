/** Text to copy that is typed into a chat: `/chatops run …`. */
export const isCommand = (template: string): boolean => template.trimStart().startsWith('/');

const plain = /^[\p{L}\p{N}_.@+:/=][\p{L}\p{M}\p{N}_.@+:/=-]*$/u;
const quotable = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]*$/u;

/** Whether a value can be one argument of a command, whatever reads it. */
export const fitsCommand = (value: string): boolean =>
  value !== '' && !value.startsWith('-') && quotable.test(value) && !/["\\`$;|<>\n]/.test(value);

/** One argument of a command: as it is when nothing in it means anything to a shell, else in quotes. */
export const asArgument = (value: string): string => (plain.test(value) ? value : `"${value.replace(/["\\`$]/g, '')}"`);
