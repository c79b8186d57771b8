/** One thing the doctor saw. `problem`: Handrail does not work as it should; `warning`: somebody should know. */
export interface Finding {
  check: string;
  level: 'ok' | 'warning' | 'problem';
  /** What is so, for the person who runs the service. */
  says: string;
  /** What to do about it; null when all is well. */
  fix: string | null;
}

export type Findings = Promise<Finding[]> | Finding[];

/** Findings of one check, with its name filled in. */
export function findingsOf(check: string) {
  return {
    ok: (says: string): Finding => ({ check, level: 'ok', says, fix: null }),
    warning: (says: string, fix: string): Finding => ({ check, level: 'warning', says, fix }),
    problem: (says: string, fix: string): Finding => ({ check, level: 'problem', says, fix }),
  };
}
