import { lookedUpTickets } from './looked-up-tickets.ts';
import type { SeedTicket } from './seed-ticket.ts';

/** Every workflow has a way in; the first six each lead to another decision on the release of an address. */
export const seedTickets: readonly SeedTicket[] = [
  {
    subject: 'Email has already been taken',
    requester: { name: 'Ana Lopes', email: 'ana.lopes@example.com' },
    text: 'Hello, I am trying to add ana@initech.example to the account I use every day (alopes, our team pays for Premium). GitLab answers that the email has already been taken. I cannot remember opening another account with it.',
  },
  {
    subject: 'Email already taken, free account',
    requester: { name: 'Ben Adeyemi', email: 'ben.adeyemi@example.org' },
    text: 'I use GitLab for free. When I sign up with ben@hobby.example it tells me the address has already been taken, but I never got a confirmation mail.',
  },
  {
    subject: 'Cannot add my second address, email address already taken',
    requester: { name: 'Chiara Russo', email: 'chiara@studio.example' },
    text: 'I would like to add chiara.russo@mail.example as a secondary address. It says it is already in use by another account, where I seem to have added it as a second address years ago.',
  },
  {
    subject: 'Please release my email from an old account',
    requester: { name: 'Dmitri Sokolov', email: 'dmitri@newjob.example' },
    text: 'An account I had at university (dsokolov_uni) still uses dmitri@alumni.example. I left some comments on issues there in 2019. Please free up my email so that I can use it on my new account.',
  },
  {
    subject: 'Release email of an account I no longer use',
    requester: { name: 'Emma Novak', email: 'emma@novak.example' },
    text: 'Please release emma@consulting.example. The account was invited to a private group of a client back then, I never did anything with it. I want to open a new account with the address.',
  },
  {
    subject: 'It says address is taken?',
    requester: { name: 'Farid Haddad', email: 'farid@haddad.example' },
    text: 'I get a message that the address is taken but I am not sure which of my addresses it means.',
    form: 'GitLab.com user accounts and login issues',
  },
  {
    subject: 'Cannot delete our project',
    requester: { name: 'Nora Kim', email: 'nora.kim@acme.example' },
    text: 'Deleting https://gitlab.com/acme/legacy-api ends in error 500 each time, in the browser and with the API. I am a maintainer of the project. Could you please delete the project for us?',
  },
  {
    subject: 'Please transfer our group',
    requester: { name: 'Piet Vos', email: 'piet.vos@globex.example' },
    text: 'I work on https://gitlab.com/globex/tools but I am only a developer there. Please transfer the group below https://gitlab.com/globex-holding, our owner agreed on the phone.',
  },
  {
    subject: 'Locked out of my account',
    requester: { name: 'Ines Duarte', email: 'ines@duarte.example' },
    text: 'I lost my phone and my recovery codes, I am locked out of my account inesd. I have tried the password reset and requesting codes over SSH, nothing works.',
  },
  {
    subject: 'Swap my email addresses please',
    requester: { name: 'Jonas Weber', email: 'jonas@weber.example' },
    text: 'My primary address no longer exists and I lost access to my account jweber. My secondary jonas@weber.example is confirmed. Please swap my primary and secondary address. I am on the free plan.',
  },
  {
    subject: 'Change email addresses of our enterprise users',
    requester: { name: 'Kim Tran', email: 'kim.tran@acme.example' },
    text: 'I am the owner of the group https://gitlab.com/acme. Two of our enterprise users leave the company: please change li@acme.example to li@private.example and mo@acme.example to mo@private.example.',
  },
  {
    subject: 'Update the email of our employee',
    requester: { name: 'Lena Fischer', email: 'lena@acme.example' },
    text: 'As an owner of the group https://gitlab.com/acme/tools I would like the address of our employee nils@acme.example changed to nils@other.example.',
  },
  {
    subject: 'Cannot change my primary email',
    requester: { name: 'Bo Andersen', email: 'bo@acme.example' },
    text: 'My account bo is managed by my organization. I am leaving and want bo@private.example as my primary email, but GitLab refuses it.',
  },
  {
    subject: 'Enterprise user email to our other domain',
    requester: { name: 'Pia Rossi', email: 'pia@acme.example' },
    text: 'I am an enterprise user and want to change my company email to pia@acme-group.example, which also belongs to our company.',
  },
  {
    subject: 'Pipeline fails since this morning',
    requester: { name: 'Ivo Maric', email: 'ivo.maric@initech.example' },
    text: 'Every pipeline of https://gitlab.com/initech/web stops after two seconds, see https://gitlab.com/initech/web/-/jobs/4711. You may need to clone it to see the cause; I am a maintainer.',
  },
  {
    subject: 'CI/CD error, variable seems empty',
    requester: { name: 'Sara Holm', email: 'sara.holm@hooli.example' },
    text: 'Our deploy job prints an empty token although the variable is set. I am a developer in the project. Can you look at our project and check the CI/CD variables?',
  },
  {
    subject: 'Cannot sign in to the Customers Portal after a password reset',
    requester: { name: 'Olaf Berg', email: 'olaf.berg@gmail.example' },
    text: 'I reset my password three times at gitlab.com and still cannot log in to customers.gitlab.com to renew. My address there should be olaf@hooli.example.',
    form: 'Subscription, License or Customers Portal Problems',
  },
  {
    subject: 'Customers Portal: account not found with GitLab sign-in',
    requester: { name: 'Zoe Martin', email: 'zoe.martin@umbrella.example' },
    text: 'We bought through your sales team last month. When I choose to sign in with GitLab the portal says that no account is linked.',
    form: 'Subscription, License or Customers Portal Problems',
  },
  {
    subject: 'Do you offer training?',
    requester: { name: 'Uma Patel', email: 'uma@school.example' },
    text: 'Do you offer an online course for teachers?',
  },
  {
    subject: 'Question in chat: email has already been taken',
    requester: { name: 'Wanda Sato', email: 'wanda.sato@example.com' },
    channel: 'messaging',
    text: 'hey, I want to use wanda@initrode.example on my paid account but the email has already been taken. what now?',
  },
  ...lookedUpTickets,
];
