import type { Api } from '../api.ts';
import type { Zendesk } from '../zendesk.ts';

export function NavBar(_props: { api: Api; zendesk: Zendesk; isLead: boolean; isSessionOver: boolean }) {
  return <p>…</p>;
}
