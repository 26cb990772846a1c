import { deflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { unpacked } from './packed.js';

it('unpacks what the program packs, and takes JSON as it is', () => {
  const json = JSON.stringify({ name: 'Anglesey – Ynys Môn', value: [1, 2.5, null] });
  expect(unpacked(`\n${deflateSync(json).toString('base64')}\n`)).toBe(json);
  expect(unpacked(` ${json}`)).toBe(json);
});

it('does not take half a report for a whole one', () => {
  const packed = deflateSync('{"a":1}'.repeat(1000)).toString('base64');
  expect(() => unpacked(packed.slice(0, 24))).toThrow();
  expect(() => unpacked('%%DATA%%')).toThrow();
});
