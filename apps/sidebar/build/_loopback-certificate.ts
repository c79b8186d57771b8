import { Buffer } from 'node:buffer';
import { generateKeyPairSync, sign } from 'node:crypto';

/** DER: a tag, a length, the content. */
function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const size: number[] = [];
  for (let left = content.length; left > 0; left >>= 8) size.unshift(left & 0xff);
  const length = content.length < 128 ? [content.length] : [0x80 | size.length, ...size];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

const bytes = (hex: string) => Buffer.from(hex, 'hex');
const sequence = (...parts: Buffer[]) => der(0x30, ...parts);
const ofText = (tag: number, text: string) => der(tag, Buffer.from(text, 'latin1'));
const bits = (content: Buffer) => der(0x03, Buffer.from([0]), content);

const sha256WithRsa = sequence(bytes('06092a864886f70d01010b'), bytes('0500'));
const commonName = sequence(der(0x31, sequence(bytes('0603550403'), ofText(0x0c, 'loopback of a test'))));
const validity = sequence(ofText(0x17, '250101000000Z'), ofText(0x17, '491231235959Z'));
/** For 127.0.0.1, and its own authority. */
const extensions = der(
  0xa3,
  sequence(
    sequence(bytes('0603551d11'), der(0x04, sequence(der(0x87, Buffer.from([127, 0, 0, 1]))))),
    sequence(bytes('0603551d13'), bytes('0101ff'), der(0x04, sequence(bytes('0101ff')))),
  ),
);

/** A fresh key with a certificate for 127.0.0.1, signed by itself: no program for that need be installed. */
export function loopbackCertificate(): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const version = der(0xa0, bytes('020102'));
  const serial = bytes('020101');
  const signed = sequence(version, serial, sha256WithRsa, commonName, validity, commonName, spki, extensions);
  const whole = sequence(signed, sha256WithRsa, bits(sign('sha256', signed, privateKey)));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
  };
}
