import type { SourceEffect, SourceFault, SourceServer } from '../../model/source-fault.ts';
import { control } from '../control.ts';
import { useDesk } from '../desk.ts';
import { useObservable } from '../observable.ts';

const common = [
  ['slow', 'Answers after 5 s'],
  ['hang', 'Never answers'],
  ['status_429', 'Asks to wait 30 s (429)'],
  ['status_503', 'Is unavailable (503)'],
  ['reset', 'Drops the connection'],
  ['cut_list', 'Cuts lists short'],
  ['status_401', 'Refuses the token (401)'],
] as const;

const effects: Record<SourceServer, readonly (readonly [SourceEffect, string])[]> = {
  gitlab: [
    ...common,
    ['plain_view', 'Shows no administrator view'],
    ['list_limit', 'Ends lists at its limit (405)'],
    ['foreign_next', 'Sends the next page to another host'],
    ['graphql_error', 'Answers GraphQL with an error'],
    ['garbage', 'Answers with a sign-in page'],
  ],
  mailgun: [...common, ['garbage', 'Answers with a sign-in page']],
};

const names: Record<SourceServer, string> = { gitlab: 'GitLab', mailgun: 'Mailgun' };
const servers = ['gitlab', 'mailgun'] as const;

/** One kind of trouble a system, until it is switched back. */
export function SourceKnobs() {
  const { data } = useDesk();
  const { faults } = useObservable(data);
  const idOf = (server: SourceServer) => `panel-${server}`;

  function choose(server: SourceServer, effect: string) {
    const others = faults.sources.filter(({ id }) => id !== idOf(server));
    const chosen = effects[server].find(([name]) => name === effect)?.[0];
    const fault = chosen && faultOf(idOf(server), server, chosen);
    void control('PUT', '/desk/faults', { ...faults, sources: fault ? [...others, fault] : others });
  }

  return (
    <section className="panel-part" aria-label="GitLab and Mailgun">
      <h3>GitLab and Mailgun</h3>
      {servers.map((server) => (
        <label key={server}>
          {names[server]}
          <select
            value={faults.sources.find(({ id }) => id === idOf(server))?.effects[0] ?? 'ok'}
            onChange={({ target }) => choose(server, target.value)}
          >
            <option value="ok">Works</option>
            {effects[server].map(([effect, label]) => (
              <option key={effect} value={effect}>
                {label}
              </option>
            ))}
          </select>
        </label>
      ))}
    </section>
  );
}

function faultOf(id: string, server: SourceServer, effect: SourceEffect): SourceFault {
  return { id, server, method: '*', path: '/', effects: [effect], isRepeated: true, delay: 5000, retryAfter: 30 };
}
