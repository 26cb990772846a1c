// The department's codes of ethnic background (the common basic data set's code set, as in the children in need census and the
// SSDA903), in words.
const BACKGROUNDS: Record<string, string> = {
  WBRI: 'White British',
  WIRI: 'White Irish',
  WIRT: 'Traveller of Irish heritage',
  WROM: 'Gypsy or Roma',
  WOTH: 'Any other White background',
  MWBC: 'White and Black Caribbean',
  MWBA: 'White and Black African',
  MWAS: 'White and Asian',
  MOTH: 'Any other mixed background',
  AIND: 'Indian',
  APKN: 'Pakistani',
  ABAN: 'Bangladeshi',
  AOTH: 'Any other Asian background',
  BCRB: 'Black Caribbean',
  BAFR: 'Black African',
  BOTH: 'Any other Black background',
  CHNE: 'Chinese',
  OOTH: 'Any other ethnic group',
  REFU: 'Refused to say',
  NOBT: 'Not yet obtained',
};

/** "White British (WBRI)"; a code that is none of these as it is recorded. */
export function ethnicityWords(code: string): string {
  if (code === '') return 'not recorded';
  const words = BACKGROUNDS[code];
  return words === undefined ? code : `${words} (${code})`;
}
