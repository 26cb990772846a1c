// Counting checks: each is named, a failure does not stop the others, and the closing line says how many.
let passed = 0;
let failed = 0;

/** Runs one check; what it throws is its failure. */
export async function check(name, body) {
  try {
    await body();
    passed += 1;
  } catch (error) {
    failed += 1;
    console.log(`FAILED ${name}\n  ${String(error?.message ?? error).replace(/\n/g, '\n  ')}`);
  }
}

export function expect(condition, words) {
  if (!condition) throw new Error(words);
}

/** Prints the closing line; true when nothing failed and something was checked. */
export function close(suite) {
  console.log(`${suite}: ${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0;
}
