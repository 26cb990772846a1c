// The report's data as it stands in the page: JSON compressed with zlib, in base64 (src/report/packed_data.h), or
// plain JSON, as a person debugging a page may put it there.
import { unzlibSync } from 'fflate';

/** The JSON that the text of the data element holds. Throws where it is neither form. */
export function unpacked(text: string): string {
  const held = text.trim();
  if (held.startsWith('{')) return held;
  const letters = atob(held);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; ++at) bytes[at] = letters.charCodeAt(at);
  return new TextDecoder().decode(unzlibSync(bytes));
}
