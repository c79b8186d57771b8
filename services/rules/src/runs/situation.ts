import type { Decision, Event, Facts, LinkView, RenderedSnippet } from '@handrail/contract';
import { decide, fold, knownFacts, type Plan, plan, type RunState } from '@handrail/engine';
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
  ticketFacts: Facts;
  ticket: TicketContext;
  /** Origin of the account's Zendesk, for links to the ticket. */
  origin: string;
}

/** From events to what follows from them; pure but for `now`, which is an argument. */
export function situationOf(pack: Pack, known: Known, now: Date): Situation {
  const { workflow } = pack;
  const at = now.toISOString();
  const scopes = new Map(workflow.declarations.map(({ id, scope }) => [id, scope]));
  const shared = known.siblings.filter(({ body }) => body && 'fact' in body && scopes.get(body.fact) === 'ticket');
  const state = fold(workflow, known.events, shared);
  const facts = knownFacts(workflow, state, { ticketFacts: known.ticketFacts, now: at });
  const decision = decide(workflow, facts, { asOf: at });
  const context = {
    facts,
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
