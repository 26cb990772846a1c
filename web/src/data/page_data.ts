// The data that a page of one file carries, and the element that it is drawn into.
import { unpacked } from './packed.js';

export interface PageData<Data> {
  root: HTMLElement;
  data: Data;
}

/**
 * Reads the page's data, which `windscreen COMMAND` wrote, and empties the root to draw into. Says on the page what to
 * do, and gives null, when the data cannot be read or was written for another version of the page.
 */
export function pageData<Data extends { contract: number }>(command: string, contract: number): PageData<Data> | null {
  const root = document.getElementById('report');
  const packed = document.getElementById('report-data');
  if (!root || !packed) throw new Error('this file is not a whole page');
  try {
    const data = JSON.parse(unpacked(packed.textContent ?? '')) as Data;
    if (data.contract !== contract) throw new Error(`data of contract ${data.contract}, page of ${contract}`);
    root.replaceChildren();
    return { root, data };
  } catch (error) {
    root.textContent = `The data of this page cannot be read (${String(error)}). Make it again with “windscreen ${command}”.`;
    return null;
  }
}
