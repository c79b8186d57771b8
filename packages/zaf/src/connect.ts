import { type Clock, pageClock } from './clock.ts';
import { defaultDeadlines, type Deadlines, withDeadline } from './deadline.ts';
import { fieldsOf } from './shape.ts';
import type { Sdk, SdkClient } from './sdk.ts';
import { type Zaf, zafOver } from './zaf.ts';
import { ZafError } from './zaf-error.ts';

export interface ConnectOptions {
  /** `globalThis.ZAFClient`; undefined when Zendesk's script did not load. */
  sdk: Sdk | undefined;
  clock?: Clock;
  deadlines?: Partial<Deadlines>;
}

interface Connection {
  client: SdkClient;
  registered: Promise<Zaf['registration']>;
}

const connections = new WeakMap<Sdk, Connection>();

/**
 * Starts the SDK once per page and waits for Zendesk to register the app. Calling it again, for a retry or by
 * React's double mount, keeps the same client: a second `init` would post every call twice.
 * @throws {ZafError} `no_sdk`, `not_in_zendesk` or `not_registered`
 */
export async function connect({ sdk, clock = pageClock, deadlines }: ConnectOptions): Promise<Zaf> {
  if (!sdk) throw new ZafError('no_sdk', 'init', "Zendesk's app script did not load");
  const limits = { ...defaultDeadlines, ...deadlines };
  const known = connections.get(sdk);
  // The first handshake may have been lost, so a retry sends another. Nothing of ours is queued, so none repeats.
  known?.client.postMessage('iframe.handshake', { version: 'handrail' });
  const connection = known ?? initialise(sdk);
  const registration = await registeredWithin(connection, limits.register, clock);
  return zafOver(connection.client, registration, { clock, deadlines: limits });
}

function initialise(sdk: Sdk): Connection {
  const client = sdk.init();
  if (!client) {
    throw new ZafError('not_in_zendesk', 'init', 'this page was not opened by Zendesk');
  }
  const registered = new Promise<Zaf['registration']>((resolve) => {
    client.on('app.registered', (data) => {
      const fields = fieldsOf(data);
      resolve({ context: fieldsOf(fields?.['context']) ?? {}, metadata: fieldsOf(fields?.['metadata']) ?? {} });
    });
  });
  const connection = { client, registered };
  connections.set(sdk, connection);
  return connection;
}

async function registeredWithin({ registered }: Connection, limit: number, clock: Clock): Promise<Zaf['registration']> {
  const call = 'app.registered';
  try {
    return await withDeadline(registered, call, limit, clock);
  } catch {
    throw new ZafError('not_registered', call, `Zendesk did not answer within ${limit / 1000} s`);
  }
}
