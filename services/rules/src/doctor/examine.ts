import { openAccountsFile, type Account } from '../accounts.ts';
import { type Configuration, ConfigurationError, readConfiguration } from '../configuration.ts';
import { checkAccounts } from './check-accounts.ts';
import { checkDisk, checkProgram } from './check-machine.ts';
import { checkMarks } from './check-marks.ts';
import { checkNetwork } from './check-network.ts';
import { checkSettings } from './check-settings.ts';
import { checkSources } from './check-sources.ts';
import { checkStore } from './check-store.ts';
import { checkWorkflows } from './check-workflows.ts';
import { type Finding, findingsOf } from './finding.ts';

/** A list of mistakes, one a line after the first, as configuration errors carry them. */
function mistakes(check: string, error: unknown, fix: string): Finding[] {
  if (!(error instanceof ConfigurationError)) throw error;
  const [first = '', ...rest] = error.message.split('\n');
  const { problem } = findingsOf(check);
  return (rest.length > 0 ? rest : [first]).map((line) => problem(line.trim(), fix));
}

/** Everything that can be looked at with this environment; nothing is changed by looking. */
export async function examine(environment: Record<string, string | undefined>, now: () => number): Promise<Finding[]> {
  let configuration: Configuration;
  try {
    configuration = readConfiguration(environment);
  } catch (error) {
    return mistakes('settings', error, 'Change the setting; the service does not start with it.');
  }
  const found = checkSettings(configuration, environment);
  let accounts: Account[] = [];
  if (configuration.ACCOUNTS_FILE) {
    try {
      accounts = openAccountsFile(configuration.ACCOUNTS_FILE, () => undefined).all();
      found.push(...checkAccounts(configuration.ACCOUNTS_FILE, accounts));
    } catch (error) {
      found.push(...mistakes('accounts', error, 'Change it in the accounts file.'));
    }
  }
  found.push(...checkWorkflows(configuration), ...checkProgram(configuration), ...checkDisk(configuration));
  found.push(...(await checkStore(configuration)), ...(await checkNetwork(configuration, accounts, now)));
  found.push(...(await checkSources(accounts, now)), ...(await checkMarks(accounts, now)));
  return found;
}
