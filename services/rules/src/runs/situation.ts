import type { Decision, Event, Facts, LinkView, RenderedSnippet } from '@handrail/contract';
import { decide, fold, foldNext, knownFacts, type Plan, plan, type RunState } from '@handrail/engine';
import { type Pack, renderLink, renderSnippet } from '@handrail/workflows';
import type { TicketContext } from '../store/store.ts';

/** A run worked out: what is known, what follows, what to do. */
export interface Situation {
  pack: Pack;
  state: RunState;
  facts: Facts;
  decision: Decision;
  plan: Plan;
  render: (snippet: string) => RenderedSnippet;
  link: (link: string) => LinkView;
}

export interface Known {
  events: readonly Event[];
  siblings: readonly Event[];
  ticket: TicketContext;
  /** Origin of the account's Zendesk, for links to the ticket. */
  origin: string;
}

/** From events to what follows from them; pure but for `now`, which is an argument. */
export const situationOf = (pack: Pack, known: Known, now: Date): Situation =>
  situationIn(pack, fold(pack.workflow, known.events, known.siblings), known, now);

/** What follows once these events are added to what is known. */
export function situationAfter(
  { pack, state }: Situation,
  known: Known,
  added: readonly Event[],
  now: Date,
): Situation {
  return situationIn(pack, foldNext(pack.workflow, state, { ...known, added }), known, now);
}

function situationIn(pack: Pack, state: RunState, known: Known, now: Date): Situation {
  const { workflow } = pack;
  const at = now.toISOString();
  const facts = knownFacts(workflow, state, { now: at });
  const decision = decide(workflow, facts, { asOf: at });
  const context = {
    facts,
    causes: decision.outcomes,
    ticket: { ...known.ticket, url: `${known.origin}/agent/tickets/${known.ticket.id}` },
    ownerTickets: Object.values(state.ownerTickets).flat(),
    now,
  };
  const render = (snippet: string) => renderSnippet(pack, snippet, context);
  const link = (name: string) => renderLink(pack, name, context);
  return {
    pack,
    state,
    facts,
    decision,
    plan: plan(workflow, state, facts, decision, { now: at, render, link }),
    render,
    link,
  };
}
