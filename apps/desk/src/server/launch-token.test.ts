import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openedDesk } from '../../test/_opened-desk.ts';

const AccountsSchema = z.object({
  accounts: z.tuple([z.object({ publicKey: z.string(), issuer: z.string(), audience: z.string() })]),
});

describe('a launch', () => {
  it('is signed with the key that account.json names, for one agent and one location', async () => {
    const { call, folder } = await openedDesk();
    const { body } = await call('POST', '/desk/launch', { userId: 9001, location: 'nav_bar', query: 'app_guid=g' });
    expect(body['action']).toBe('http://127.0.0.1:9/app/nav-bar?app_guid=g');
    const [account] = AccountsSchema.parse(JSON.parse(readFileSync(`${folder}/account.json`, 'utf8'))).accounts;
    const { payload } = await jwtVerify(String(body['token']), createPublicKey(account.publicKey), {
      algorithms: ['RS256'],
      issuer: account.issuer,
      audience: account.audience,
      currentDate: new Date('2026-11-23T09:04:00Z'),
    });
    expect(payload).toMatchObject({ sub: '9001', context: { product: 'support', location: 'nav_bar' } });
    expect(payload).not.toHaveProperty('jti');
  });
});
