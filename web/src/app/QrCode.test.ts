import jsQR from 'jsqr';
import { expect, it } from 'vitest';
import { qrPath } from './QrCode.js';

/** The picture of the path, a module as 4 by 4 pixels, black on white. */
function pixels(path: string, width: number): { data: Uint8ClampedArray; side: number } {
  const scale = 4;
  const side = width * scale;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let down = 0; down < scale; ++down) {
      for (let along = 0; along < scale; ++along) {
        const at = ((Number(y) * scale + down) * side + Number(x) * scale + along) * 4;
        data.fill(0, at, at + 3);
      }
    }
  }
  return { data, side };
}

it('is read back by a scanner, with the longest address that an account may have too', () => {
  for (const name of ['ann%40example.org', `${'a'.repeat(242)}%40example.org`]) {
    const uri = `otpauth://totp/Windscreen:${name}?secret=ABCDEFGHIJKLMNOPQRSTUVWXYZ234567&issuer=Windscreen`;
    const { path, width } = qrPath(uri);
    const { data, side } = pixels(path, width);
    expect(jsQR(data, side, side)?.data).toBe(uri);
  }
});

it('has a quiet zone of four modules', () => {
  const { path, width } = qrPath('x');
  const places = [...path.matchAll(/M(\d+) (\d+)/g)].flatMap(([, x, y]) => [Number(x), Number(y)]);
  expect(Math.min(...places)).toBe(4);
  expect(Math.max(...places)).toBe(width - 5);
});
