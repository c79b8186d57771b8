import { describe, expect, it } from 'vitest';
import { graph } from '../src/index.ts';
import { compiledOrThrow, exampleWorkflow } from './example-workflow.ts';

describe('graph', () => {
  it('draws each question once, each answer, every outcome and what follows it', () => {
    const lines = graph(compiledOrThrow(exampleWorkflow())).split('\n');
    expect(lines[0]).toBe('flowchart TD');
    expect(lines.filter((line) => line.includes('{"Is there activity?"}'))).toHaveLength(1);
    expect(lines.some((line) => line.includes('-->|"some"| o_ask_owners'))).toBe(true);
    for (const outcome of ['ask_owners', 'refuse', 'await_reply', 'free', 'tell']) {
      expect(lines.some((line) => line.startsWith(`  o_${outcome}(["`))).toBe(true);
    }
    expect(lines).toContain('  o_free -.-> o_tell');
  });
});
