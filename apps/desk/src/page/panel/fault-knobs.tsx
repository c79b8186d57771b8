import type { Faults } from '../../model/fault.ts';
import { control } from '../control.ts';
import { useDesk } from '../desk.ts';
import { useObservable } from '../observable.ts';

interface Knob {
  id: string;
  label: string;
  turn: (faults: Faults) => Faults;
}

const call = (id: string, path: string, effect: Faults['calls'][number]['effect'], delay = 2000) => ({
  id,
  label: '',
  turn: (faults: Faults): Faults => ({ ...faults, calls: [...faults.calls, { id, path, effect, times: null, delay }] }),
});

const http = (id: string, effect: Faults['http'][number]['effects'][number], method: 'POST' | '*' = '*') => ({
  id,
  label: '',
  turn: (faults: Faults): Faults => ({
    ...faults,
    http: [
      ...faults.http,
      { id, method, path: '/api/v2/', effects: [effect], isRepeated: true, delay: 3000, retryAfter: 5 },
    ],
  }),
});

const knobs: Knob[] = [
  {
    id: 'no-handshake',
    label: 'App never registers (reload the app)',
    turn: (faults) => ({ ...faults, isHandshakeIgnored: true }),
  },
  { ...call('slow', '*', 'slow'), label: 'App calls are slow' },
  { ...call('hang-insert', 'ticket.editor.insert', 'hang'), label: 'Insertion hangs' },
  { ...call('hang', '*', 'hang'), label: 'App calls hang' },
  { ...call('unnamed', '*', 'unnamed_error'), label: 'App calls fail without a name' },
  { ...call('denied-insert', 'ticket.editor.insert', 'denied'), label: 'Insertion at the cursor is denied' },
  { ...call('denied-mode', 'comment.type', 'denied'), label: 'The composer’s mode is denied' },
  { ...call('twice', '*', 'answered_twice'), label: 'App calls are answered twice' },
  { ...call('late', '*', 'late_answer', 6000), label: 'App calls are answered after 6 s' },
  { ...http('rate', 'status_429'), label: 'REST answers 429' },
  { ...http('unavailable', 'status_503'), label: 'REST answers 503' },
  { ...http('rest-slow', 'slow'), label: 'REST is slow' },
  { ...http('hang-rest', 'hang'), label: 'REST hangs' },
  { ...http('forbidden', 'status_403', 'POST'), label: 'This agent may create no tickets (403)' },
  { ...http('lost', 'lost_answer', 'POST'), label: 'Answers to created tickets are lost' },
];

/** Bad luck on purpose, until it is switched off. */
export function FaultKnobs() {
  const { data, hosts } = useDesk();
  const { faults } = useObservable(data);
  const isOn = ({ id }: Knob) =>
    id === 'no-handshake'
      ? faults.isHandshakeIgnored
      : [...faults.calls, ...faults.http].some((fault) => fault.id === id);

  function toggle(knob: Knob) {
    const without: Faults = {
      isHandshakeIgnored: knob.id === 'no-handshake' ? false : faults.isHandshakeIgnored,
      calls: faults.calls.filter(({ id }) => id !== knob.id),
      http: faults.http.filter(({ id }) => id !== knob.id),
      sources: faults.sources,
    };
    void control('PUT', '/desk/faults', isOn(knob) ? without : knob.turn(without));
  }

  return (
    <section className="panel-part" aria-label="Faults">
      <h3>Faults</h3>
      {knobs.map((knob) => (
        <label key={knob.id} className="knob">
          <input type="checkbox" checked={isOn(knob)} onChange={() => toggle(knob)} />
          {knob.label}
        </label>
      ))}
      <p className="panel-row">
        <button type="button" className="button" onClick={() => hosts.fireAll('app.deactivated')}>
          Hide apps
        </button>
        <button type="button" className="button" onClick={() => hosts.fireAll('app.activated', { firstLoad: false })}>
          Show apps
        </button>
        <button type="button" className="button" onClick={() => void control('POST', '/desk/reset', {})}>
          Reset the desk
        </button>
      </p>
    </section>
  );
}
