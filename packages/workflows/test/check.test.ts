import { describe, expect, it } from 'vitest';
import { runCli } from './_run-cli.ts';

const seeded = [
  [
    'lost fact that nobody is asked about',
    /^seeded_defects\/workflow\.yaml:7:3: warning: .*nobody is asked; for example account\.kind = free/m,
  ],
  ['idle fact', /^seeded_defects\/workflow\.yaml:9:3: warning: .*account\.colour; for example account\./m],
  ['gap', /^seeded_defects\/workflow\.yaml:12:1: No rule holds .*; for example account\.kind = paid/m],
  [
    'unreachable rule',
    /^seeded_defects\/workflow\.yaml:18:5: .*free-and-locked never decides.*; for example account\.kind = free/m,
  ],
  ['overlap', /^seeded_defects\/workflow\.yaml:29:5: Rules old and locked .*; for example account\.kind = paid/m],
  [
    'ending in which nobody is told',
    /^seeded_defects\/workflow\.yaml:36:3: .*refuse has no way to end: .*; for example account\.kind = free/m,
  ],
  [
    'another such ending',
    /^seeded_defects\/workflow\.yaml:41:3: .*act has no way to end: .*; for example account\.kind = paid/m,
  ],
  [
    'irreversible step',
    /^seeded_defects\/workflow\.yaml:45:9: Irreversible step delete .*; for example account\.kind = paid/m,
  ],
] as const;

describe('check', { timeout: 60_000 }, () => {
  it('finds each seeded defect, at its place and with a case that shows it', async () => {
    const { code, out } = await runCli(['check', './seeded_defects']);
    for (const [, line] of seeded) expect(out).toMatch(line);
    expect(out.trimEnd().split('\n')).toHaveLength(seeded.length);
    expect(code).toBe(1);
  });

  it('lists every mistake of shape at once, in all files', async () => {
    const { code, out } = await runCli(['check', './shape_errors']);
    const places = out
      .trimEnd()
      .split('\n')
      .map((line) => line.split(': ')[0]);
    expect(places).toEqual([
      'shape_errors/cases.yaml:2:47',
      'shape_errors/workflow.yaml:1:1',
      'shape_errors/workflow.yaml:3:1',
      'shape_errors/workflow.yaml:4:44',
      'shape_errors/workflow.yaml:6:3',
      'shape_errors/workflow.yaml:7:50',
      'shape_errors/workflow.yaml:8:54',
      'shape_errors/workflow.yaml:11:22',
      'shape_errors/workflow.yaml:11:38',
      'shape_errors/workflow.yaml:12:5',
      'shape_errors/workflow.yaml:16:5',
      'shape_errors/workflow.yaml:18:20',
      'shape_errors/workflow.yaml:19:75',
    ]);
    expect(out).toContain('sumary here (Did you mean summary?)');
    expect(out).toContain('(write shape_errors/snippets/nowhere.md)');
    expect(code).toBe(1);
  });

  it('colours for people only', async () => {
    const piped = await runCli(['check', 'seeded_defects']);
    expect(piped.out).not.toContain('\u001B');
    const forced = await runCli(['check', 'seeded_defects'], { env: { FORCE_COLOR: '1' } });
    expect(forced.out).toContain('\u001B[36mseeded_defects/workflow.yaml:9:3:\u001B[39m');
    const refused = await runCli(['check', 'seeded_defects'], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } });
    expect(refused.out).toBe(piped.out);
  });
});

describe('wrong use', { timeout: 60_000 }, () => {
  it.each([
    [[], 'The tool for authors'],
    [['chek'], 'There is no command chek (Did you mean check?)'],
    [['check', '--loud'], "Unknown option '--loud'"],
    [['test', 'email_relaese'], 'There is no workflow email_relaese (Did you mean email_release?)'],
    [['decide', '--workflow', 'email_release'], '--facts'],
  ])('%j is answered with 2 and how to do it', async (args, said) => {
    const { code, out, err } = await runCli(args);
    expect(err).toContain(said);
    expect(out).toBe('');
    expect(code).toBe(2);
  });
});
