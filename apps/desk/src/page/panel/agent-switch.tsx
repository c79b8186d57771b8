import { useDesk } from '../desk.ts';
import { useObservable } from '../observable.ts';

/** The same desk as somebody else, here or in a second window. */
export function AgentSwitch() {
  const { data, user } = useDesk();
  const { users } = useObservable(data);
  const address = (id: number) => `${location.pathname}?as=${id}`;
  return (
    <section className="panel-part" aria-label="Agents">
      <h3>Agents</h3>
      <ul className="agent-list">
        {users
          .filter(({ role }) => role !== 'end-user')
          .map(({ id, name, role }) => (
            <li key={id} aria-current={id === user.id}>
              <span>
                {name}
                <small>{role === 'admin' ? 'team lead' : 'agent'}</small>
              </span>
              {id === user.id ? (
                <em>you</em>
              ) : (
                <>
                  <a href={address(id)}>switch</a>
                  <a href={address(id)} target="_blank" rel="noreferrer">
                    new window
                  </a>
                </>
              )}
            </li>
          ))}
      </ul>
    </section>
  );
}
