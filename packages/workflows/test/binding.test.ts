import { describe, expect, it } from 'vitest';
import { Journey } from './_journey.ts';

const pipeline = {
  'namespace.path': 'acme/web',
  'namespace.kind': 'project',
  'requester.role': 'maintainer',
  'problem.needs_support': true,
  'link.given': 'specific',
  'work.act': 'act',
  'work.downloads': false,
  'work.secrets': false,
  'permission.action': 'run the failed pipeline again',
  'permission.object': 'pipeline 4711 of acme/web',
};

function allowedPipeline(): Journey {
  const run = new Journey('troubleshooting_permission', 'acme/web');
  run.know(pipeline);
  run.do('ask-permission');
  run.know({ 'permission.answer': 'granted' });
  expect(run.outcome()).toBe('proceed');
  return run;
}

describe('X31: a consent', () => {
  it.each([
    ['permission.object', 'all pipelines of acme/web', 'pipeline 4711 of acme/web'],
    ['permission.action', 'delete the pipeline', 'run the failed pipeline again'],
    ['work.act', 'impersonate', 'act'],
  ])('holds while %s is what was named, not otherwise, and again when set back', (fact, other, named) => {
    const run = allowedPipeline();
    run.correct(fact, other);
    expect(run.value('permission.answer')).toBe('none');
    expect(run.outcome()).toBe('ask_permission');
    expect(run.step('ask-permission').mark).toMatchObject({ state: 'todo', lapsed: expect.stringContaining('Lapsed') });
    expect(() => run.do('act')).toThrow('refused');
    run.correct(fact, named);
    expect(run.outcome()).toBe('proceed');
    expect(run.step('act').mark.state).toBe('todo');
  });

  it('is to what the text named, not to what is named when the answer is recorded', () => {
    const run = new Journey('troubleshooting_permission', 'acme/web');
    run.know(pipeline);
    run.do('ask-permission');
    run.correct('permission.object', 'all pipelines of acme/web');
    run.know({ 'permission.answer': 'granted' });
    expect(run.outcome()).toBe('ask_permission');
    run.do('ask-permission');
    expect(run.outcome()).toBe('ask_permission');
    run.know({ 'permission.answer': 'granted' });
    expect(run.outcome()).toBe('proceed');
  });

  it('cannot be recorded before that which it is the answer to', () => {
    const run = new Journey('project_group_change', 'acme/web');
    expect(() => run.know({ 'permission.answer': 'granted' })).toThrow('First answer what this is the answer to');
  });

  it('of an enterprise owner covers the address that was confirmed', () => {
    const run = new Journey('enterprise_email_owner', 'bo@acme.example');
    run.know({
      'address.current': 'bo@acme.example',
      'address.new': 'bo@private.example',
      'user.username': 'bo',
      'group.path': 'acme',
      'requester.role': 'top_owner',
      'user.is_enterprise': true,
      'domain.is_verified': false,
      'matrix.allows': true,
      'verification.result': 'passed',
    });
    run.approve('peer-review', 'peer');
    run.do('ask-confirmation');
    run.know({ 'owner.answer': 'confirmed' });
    expect(run.outcome()).toBe('update_emails');
    run.correct('address.new', 'bo@elsewhere.example');
    run.know({ 'domain.is_verified': false });
    expect(run.outcome()).toBe('await_owner_confirmation');
    expect(() => run.do('update-address')).toThrow('refused');
  });
});

const unused = {
  'other.found': 'elsewhere',
  'other.username': 'ana_old',
  'other.kind': 'primary',
  'requester.plan': 'paid',
  'other.activity': 'none',
  'other.memberships': false,
  'other.has_data': false,
  'other.confirmed': false,
  'other.signed_in': 'never',
};

function eligible(): Journey {
  const run = new Journey('email_release', 'ana@initech.example');
  run.know({ 'address.wanted': 'ana@initech.example', ...unused });
  run.do('ask-reply');
  run.know({ 'reply.from': 'ana@initech.example' });
  expect(run.outcome()).toBe('release');
  return run;
}

describe('X32: what is known of something', () => {
  it('is unknown of another thing, and known again when that is set back', () => {
    const run = eligible();
    run.correct('other.username', 'ana_older');
    for (const fact of ['other.activity', 'other.confirmed', 'other.signed_in', 'other.kind']) {
      expect(run.value(fact)).toBeUndefined();
    }
    expect(run.value('requester.plan')).toBe('paid');
    expect(run.read().decision.status).toBe('open');
    expect(() => run.do('release-primary')).toThrow('refused');
    run.correct('other.username', 'ANA_OLD ');
    expect(run.outcome()).toBe('release');
  });

  it('is what was said last of it, whatever was said before anybody had named it', () => {
    const run = new Journey('enterprise_email_user', 'bo@acme.example');
    run.know({ 'address.current': 'bo@acme.example', 'user.username': 'bo' });
    run.correct('address.current', null);
    run.know({ 'user.is_enterprise': true });
    run.correct('address.current', 'bo@acme.example');
    run.know({ 'user.is_enterprise': false });
    run.correct('user.username', null);
    run.correct('user.username', 'bo');
    expect(run.value('user.is_enterprise')).toBe(false);
  });

  it('goes with everything that was found by it', () => {
    const run = eligible();
    run.correct('address.wanted', 'eva@initech.example');
    expect(run.value('other.username')).toBeUndefined();
    expect(run.value('other.activity')).toBeUndefined();
    expect(run.value('reply.from')).toBe('');
  });

  it('was known before its name was, and is about the first name recorded', () => {
    const run = new Journey('email_release', 'ana@initech.example');
    run.know({ 'address.wanted': 'ana@initech.example', 'other.activity': 'none', 'other.username': 'ana_old' });
    expect(run.value('other.activity')).toBe('none');
    run.correct('other.username', 'ana_older');
    expect(run.value('other.activity')).toBeUndefined();
  });

  it('stays known of it when it could not be found out while nobody had named it', () => {
    const run = new Journey('email_release', 'ana@initech.example');
    run.know({ 'address.wanted': 'ana@initech.example', 'other.username': 'ana_old', 'other.confirmed': false });
    run.correct('other.username', null);
    run.send({ type: 'fact_unobtainable', fact: 'other.confirmed', source: 'agent', note: 'The page is gone' });
    run.know({ 'other.username': 'ana_old' });
    expect(run.value('other.confirmed')).toBe(false);
    run.correct('other.username', null);
    run.send({ type: 'fact_unobtainable', fact: 'other.confirmed', source: 'agent', note: 'The page is gone' });
    run.know({ 'other.username': 'ana_new' });
    expect(run.read().facts['other.confirmed']?.state).toBe('unobtainable');
  });

  it('is not about the account of another address, whichever is named first', () => {
    const run = new Journey('email_release', 'ana@initech.example');
    run.know({ 'address.wanted': 'ana@initech.example', 'other.activity': 'some' });
    run.correct('address.wanted', 'eva@initech.example');
    expect(run.value('other.activity')).toBeUndefined();
    run.know({ 'other.username': 'eva_old', 'other.activity': 'none' });
    run.correct('address.wanted', 'ana@initech.example');
    expect(run.value('other.activity')).toBe('some');
    run.know({ 'other.username': 'ana_old' });
    expect(run.value('other.activity')).toBe('some');
    run.correct('address.wanted', 'eva@initech.example');
    expect(run.value('other.username')).toBe('eva_old');
    expect(run.value('other.activity')).toBe('none');
  });

  it('lets what was done to another account be done to this one', () => {
    const run = eligible();
    run.do('release-primary');
    expect(run.value('address.released')).toBe(true);
    run.correct('other.username', 'ana_older');
    expect(run.value('address.released')).toBe(false);
    const { 'other.username': _, ...facts } = unused;
    const { 'other.found': __, 'requester.plan': ___, ...about } = facts;
    run.know(about);
    expect(run.outcome()).toBe('release');
    expect(run.step('release-primary').mark.state).toBe('todo');
  });
});

describe('X45: without what it is about', () => {
  it('a run asks for that first, and nothing that names it can be worked', () => {
    const run = new Journey('email_release', 'nobody said');
    run.know(unused);
    const { plan, decision } = run.read();
    expect(decision.outcome).toBe('await_reply_from_address');
    expect(plan.first).toEqual(['address.wanted']);
    expect(run.step('ask-reply').mark).toMatchObject({ state: 'locked', facts: ['address.wanted'] });
    run.know({ 'address.wanted': 'ana@initech.example' });
    expect(run.step('ask-reply').mark.state).toBe('todo');
    expect(run.read().plan.first).toEqual([]);
  });

  it('a run that does not need it decides all the same', () => {
    const run = new Journey('email_release', 'nobody said');
    run.correct('case.out_of_scope', true);
    expect(run.outcome()).toBe('out_of_scope');
    expect(run.step('triage').mark.state).toBe('todo');
  });
});
