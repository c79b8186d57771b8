import type { Message } from '../message.ts';

export const opening = {
  'opening.text': 'Opening the workflow for this ticket …',
  'fail.zendesk.title': 'Zendesk did not answer',
  'fail.zendesk.not_registered':
    'Handrail loaded, but Zendesk has not connected to it. Nothing on the ticket has changed.',
  'fail.zendesk.no_sdk':
    "Zendesk's app script did not load. A blocked address or a lost connection is the usual cause.",
  'fail.zendesk.not_in_zendesk':
    'Handrail works inside a Zendesk ticket. Open a ticket and look for Handrail in its apps.',
  'fail.zendesk.call': 'Zendesk did not complete "{call}". Your draft is untouched.',
  'fail.service.title': "Couldn't reach the Handrail service",
  'fail.service.text': 'You can answer and save this ticket as always, and solve it too. Handrail keeps trying.',
  'fail.unreadable.title': 'Handrail was updated',
  'fail.unreadable.text': 'This page is older than the service. Close this ticket and open it again.',
  'fail.forbidden.title': "You can't see this ticket's checklists",
  'fail.forbidden.text':
    "Zendesk doesn't show you this ticket, so Handrail doesn't either. If you need it, ask an administrator of Zendesk.",
  'fail.code.text':
    'Part of the new version is missing from this page. Close this ticket and open it again. What you recorded is kept.',
  'broken.title': 'This part of Handrail stopped',
  'broken.text': 'Your ticket and everything you recorded are safe. Try again, or close this ticket and open it again.',
  'fail.refused.title': 'The service refused this',
  'session.title': 'Your session has ended',
  'session.text': 'Close this ticket and open it again to continue. What you recorded is kept and will be sent then.',
  'launch.text': 'Handrail was opened without a sign-in from Zendesk. Close this ticket and open it again.',
  'match.none': 'No workflow fits this ticket',
  'match.looked': 'Looked at: {what}',
  'match.guesses': 'Best guesses',
  'match.several': 'Which workflow is it?',
  'match.because': 'Because: {because}',
  'match.start': 'Start',
  'match.start.for': 'Start for {subject}',
  'match.all': 'Search all workflows',
  'search.label': 'Search workflows',
  'search.none': 'No workflow has these words.',
  'search.subject': 'For which address or name? (optional)',
} as const satisfies Record<string, Message>;
