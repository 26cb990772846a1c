// The report's data as it stands in the page: JSON compressed with zlib, in base64 (src/report/packed_data.h), or
// plain JSON, as a person debugging a page may put it there.
import { unzlibSync } from 'fflate';

/** The JSON that the text of the data element holds. Throws where it is neither form. */
export function unpacked(text: string): string {
  const held = text.trim();
  if (held.startsWith('{')) return held;
  return new TextDecoder().decode(unpackedBytes(held));
}

/** What was compressed with zlib and written in base64. */
export function unpackedBytes(text: string): Uint8Array<ArrayBuffer> {
  const letters = atob(text.trim());
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; ++at) bytes[at] = letters.charCodeAt(at);
  return unzlibSync(bytes) as Uint8Array<ArrayBuffer>;
}
