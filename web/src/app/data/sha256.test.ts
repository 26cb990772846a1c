import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { Sha256 } from './sha256.js';

const expected = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const made = (length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => (i * 31 + (i >> 8)) & 0xff);

it('hashes the standard’s own examples', () => {
  expect(new Sha256().finish()).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  const abc = new Sha256();
  abc.update(new TextEncoder().encode('abc'));
  expect(abc.finish()).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

it('gives the same for every length around a block’s', () => {
  for (const length of [1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 129, 1000]) {
    const bytes = made(length);
    const hash = new Sha256();
    hash.update(bytes);
    expect(hash.finish(), `${length} bytes`).toBe(expected(bytes));
  }
});

it('gives the same however it is fed', () => {
  const bytes = made(100_003);
  for (const step of [1, 7, 63, 64, 65, 4096, 99_999]) {
    const hash = new Sha256();
    for (let at = 0; at < bytes.length; at += step) hash.update(bytes.subarray(at, at + step));
    expect(hash.finish(), `in steps of ${step}`).toBe(expected(bytes));
  }
});
