import type { SeedTicket } from './seed-ticket.ts';

/** Tickets whose decision hangs on what GitLab or Mailgun says, numbered after the first twenty. */
export const lookedUpTickets: readonly SeedTicket[] = [
  {
    subject: 'Email has already been taken, and nobody uses it',
    requester: { name: 'Hana Koch', email: 'hana@koch.example' },
    text: 'I want to add hana@oldlab.example to my account. It says the email has already been taken, although I never used it with GitLab. Support looked at that account with me last week.',
  },
  {
    subject: 'Release my email from an account I never used',
    requester: { name: 'Luis Ortega', email: 'luis@ortega.example' },
    text: 'Please release my email luis@side.example, it has already been taken. I never signed in with it.',
  },
  {
    subject: 'Locked out of my account before I confirmed it',
    requester: { name: 'Mina Sato', email: 'mina@sato.example' },
    text: 'I lost access to my account minas before I could ever confirm it. No confirmation mail arrives; I tried the password reset too.',
  },
  {
    subject: 'Pipeline fails at the deploy job',
    requester: { name: 'Rolf Meyer', email: 'rolf@freelance.example' },
    text: 'The pipeline of https://gitlab.com/initech/web fails, see https://gitlab.com/initech/web/-/jobs/4802. I worked on the project as a developer.',
  },
  {
    subject: 'Cannot delete our old project',
    requester: { name: 'Hans Berg', email: 'hans@acme.example' },
    text: 'Please delete the project https://gitlab.com/acme/old-api for us, deleting it fails with error 500.',
  },
  {
    subject: 'Cannot change my primary email at work',
    requester: { name: 'Tess Moore', email: 'tess@acme.example' },
    text: 'My account tess is managed by my organization, I believe. I want tess@moore.example as my primary email.',
  },
  {
    subject: 'Cannot sign in to the Customers Portal, no reset mail comes',
    requester: { name: 'Vera Lind', email: 'vera@bounced.example' },
    text: 'I cannot log in to customers.gitlab.com. I asked for a password reset yesterday and no mail came.',
    form: 'Subscription, License or Customers Portal Problems',
  },
  {
    subject: 'Cannot sign in to the Customers Portal with my new password',
    requester: { name: 'Igor Savic', email: 'igor@buyer.example' },
    text: 'I cannot log in to customers.gitlab.com, although I reset my password there and at gitlab.com.',
    form: 'Subscription, License or Customers Portal Problems',
  },
];
