// A QR code (ISO/IEC 18004), drawn as SVG.
import { encode } from 'uqr';

/** The quiet zone that scanners need around the code, in modules. */
const QUIET = 4;

/** The dark modules as one SVG path of unit squares, and the width of the whole with its quiet zone. */
export function qrPath(text: string): { path: string; width: number } {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return { path, width: size };
}

/** `words` say what the code is for; what is in it must stand beside it as text too. */
export function QrCode({ text, words }: { text: string; words: string }) {
  const { path, width } = qrPath(text);
  return (
    <svg class="ws-qr" viewBox={`0 0 ${width} ${width}`} role="img" aria-label={words} shape-rendering="crispEdges">
      <rect width={width} height={width} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}
