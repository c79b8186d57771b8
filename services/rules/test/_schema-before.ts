import { runFlags } from '@handrail/contract/run-flag';

const added = [
  'runs_by_outcome',
  'runs_by_wake',
  'runs_by_ticket',
  'runs_by_subject_key',
  'runs_by_version',
  'tickets_by_requester',
  'runs_by_group',
  ...runFlags.slice(8).map((flag) => `runs_${flag}`),
];

/** Takes away what versions 3, 4 and 6 to 11 of the schema added, and brings back what 5 dropped. */
export const asBeforeLeads = [
  ...added.map((index) => `drop index ${index}`),
  'drop table counts',
  'alter table runs drop column outcome',
  'drop table tellings',
  'create table facts (account text, ticket_id bigint, fact text, value text)',
].join('; ');
