// SHA-256, fed piece by piece: the browser's own takes a whole file at once, and is not there on a page without TLS.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** The hash of what it is fed. */
export class Sha256 {
  private readonly hash = sha256.create();

  update(piece: Uint8Array): void {
    this.hash.update(piece);
  }

  /** 64 hexadecimal digits. Ends the object's use. */
  finish(): string {
    return bytesToHex(this.hash.digest());
  }
}
