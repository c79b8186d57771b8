import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
  sign,
} from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError } from '../configuration.ts';
import { errorDetail } from '../error-code.ts';

/** The key that audit files are signed with. */
export interface SigningKey {
  id: string;
  /** SPKI in PEM form, for whoever checks. */
  publicKey: string;
  sign(text: string): string;
}

/** Start of the SHA-256 of a public key, enough to tell keys apart. */
export const keyIdOf = (key: KeyObject): string =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);

export function signingKeyOf(pem: string): SigningKey {
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyType !== 'ed25519') throw new ConfigurationError('The audit key is not an Ed25519 key');
  const publicKey = createPublicKey(key);
  return {
    id: keyIdOf(publicKey),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    sign: (text) => sign(null, Buffer.from(text), key).toString('base64'),
  };
}

/**
 * Written aside and linked into place, because another instance may read the file at the same moment: a link
 * appears with its whole content or not at all.
 */
function keepOnce(file: string, pem: string | Buffer): void {
  const aside = `${file}.${randomUUID()}`;
  writeFileSync(aside, pem, { flag: 'wx', mode: 0o600 });
  try {
    linkSync(aside, file);
  } catch (error) {
    if (errorDetail(error, 'code') !== 'EEXIST') throw error;
  } finally {
    rmSync(aside);
  }
}

/** The key of this folder, made on first use and readable by its owner only; or a file that several instances share. */
export function keptSigningKey(folder: string, file = join(folder, 'audit-key.pem')): SigningKey {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!existsSync(file))
    keepOnce(file, generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));
  return signingKeyOf(readFileSync(file, 'utf8'));
}
