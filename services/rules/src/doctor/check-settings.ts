import { distance } from 'fastest-levenshtein';
import { type Configuration, settingNames } from '../configuration.ts';
import { type Finding, findingsOf } from './finding.ts';

const { ok, warning, problem } = findingsOf('settings');

/** Names of the environment that were most likely meant as a setting: one or two letters away from one. */
function misspelt(environment: Record<string, string | undefined>): Finding[] {
  return Object.keys(environment)
    .filter((name) => !settingNames.includes(name))
    .flatMap((name) => {
      const near = settingNames.find((known) => known.length > 6 && distance(known, name) <= 2);
      return near ? [warning(`${name} is not a setting`, `If you meant ${near}, rename it.`)] : [];
    });
}

/** What a start would take without a word and an operator would regret later. */
export function checkSettings(
  configuration: Configuration,
  environment: Record<string, string | undefined>,
): Finding[] {
  const found = misspelt(environment);
  const { PUBLIC_URL, DATABASE_URL, SESSION_SECRET, ACCOUNTS_FILE, RETENTION_DAYS, TRUST_PROXY } = configuration;
  if (!ACCOUNTS_FILE)
    found.push(problem('ACCOUNTS_FILE is not set, so no one can sign in', 'Name the file with your Zendesk accounts.'));
  if (!PUBLIC_URL)
    found.push(
      warning('PUBLIC_URL is not set', 'Set the address agents reach, so that browsers are told to keep to HTTPS.'),
    );
  else if (!PUBLIC_URL.startsWith('https:'))
    found.push(
      problem(`PUBLIC_URL is ${PUBLIC_URL}`, 'Zendesk frames only HTTPS pages. Put a proxy with TLS in front.'),
    );
  if (PUBLIC_URL && Array.isArray(TRUST_PROXY) && TRUST_PROXY.length === 0)
    found.push(
      warning(
        'TRUST_PROXY is not set, so all callers behind the proxy share one rate limit',
        'Set it to the number of proxies in front, or to their addresses.',
      ),
    );
  if (DATABASE_URL && !SESSION_SECRET)
    found.push(
      problem(
        'With DATABASE_URL there can be several instances, and SESSION_SECRET is not set',
        'Set the same SESSION_SECRET on every instance, or each refuses the sessions of the others.',
      ),
    );
  if (!RETENTION_DAYS)
    found.push(
      warning('RETENTION_DAYS is not set, so personal data is kept for ever', 'Set it to your policy’s days.'),
    );
  if (environment['NODE_ENV'] !== 'production')
    found.push(warning('NODE_ENV is not "production"', 'Set it: every answer is checked twice otherwise.'));
  return found.length > 0 ? found : [ok('Every setting can be used')];
}
