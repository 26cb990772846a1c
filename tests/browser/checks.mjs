// Counting checks: each is named, a failure does not stop the others, and the closing line says how many.
let passed = 0;
let failed = 0;

/** How long a check may take, in milliseconds: far longer than the longest, so that one that waits for ever still ends. */
const LIMIT = 240_000;

async function within(limit, body) {
  let timer;
  const late = new Promise((_, refuse) => {
    timer = setTimeout(() => refuse(Object.assign(new Error(`not done after ${limit / 1000} s`), { name: 'TimeoutError' })), limit);
  });
  try {
    return await Promise.race([body(), late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Runs one check; what it throws is its failure. Where a `view` is given (see report_page.mjs), a check that waited in
 * vain has a second try in a browser started anew, and says so: a headless browser can stop drawing.
 */
export async function check(name, body, view = null) {
  try {
    try {
      await within(LIMIT, body);
    } catch (error) {
      if (!view || error?.name !== 'TimeoutError') throw error;
      console.log(`${name}: tried again in a new browser, after ${String(error.message).split('\n')[0]}`);
      await view.openAgain();
      await within(LIMIT, body);
    }
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

/** Checks of which each is of no use without those before it: where one fails, the others are not waited for. */
export function storyOf(name) {
  let broken = '';
  return (what, body) => check(`${name}: ${what}`, async () => {
    expect(broken === '', `not tried, since this failed: ${broken}`);
    try {
      await body();
    } catch (error) {
      broken = what;
      throw error;
    }
  });
}
