import { type HostError, hostMessage } from '@handrail/zaf/protocol';
import type { CallEffect, Faults } from '../../model/fault.ts';

/** The faults in force, and how often each was met. */
export interface FaultSource {
  current: () => Faults;
  /** Counts one use; answers how many there were before. */
  use: (id: string) => number;
}

interface Call {
  id: number;
  path: string;
  perform: () => Promise<object>;
  send: (message: object) => void;
}

export interface CallFaultRun {
  effect: CallEffect | null;
  matches: (path: string) => boolean;
  carryOut: (call: Call) => Promise<void>;
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** The fault that this call meets, as a way to carry the call out. */
export function callFault(source: FaultSource, paths: readonly string[]): CallFaultRun {
  const fits = (wanted: string) => (path: string) => wanted === '*' || wanted === path;
  const fault = source.current().calls.find(({ path }) => paths.some(fits(path)));
  const isUsedUp = fault !== undefined && fault.times !== null && source.use(fault.id) >= fault.times;
  const effect = fault === undefined || isUsedUp ? null : fault.effect;
  return {
    effect,
    matches: fits(fault?.path ?? ''),
    carryOut: ({ id, path, perform, send }) => carryOut(effect, fault?.delay ?? 0, { id, path, perform, send }),
  };
}

async function carryOut(effect: CallEffect | null, delay: number, { id, path, perform, send }: Call): Promise<void> {
  const failure: HostError = { message: `The stand-in was told to fail ${path}` };
  switch (effect) {
    case null:
    case 'denied':
      return send(await perform());
    case 'hang':
      return;
    case 'lost_answer':
      await perform();
      return;
    case 'slow':
      await pause(delay);
      return send(await perform());
    case 'late_answer': {
      const answer = await perform();
      await pause(delay);
      return send(answer);
    }
    case 'answered_twice': {
      const answer = await perform();
      send(answer);
      return send(answer);
    }
    case 'unnamed_error':
      return send(hostMessage.failure(id, failure));
    case 'named_error':
      return send(hostMessage.failure(id, { ...failure, name: 'DeskError', path }));
    case 'garbage':
      return send({ id, result: 'nonsense' });
  }
}
