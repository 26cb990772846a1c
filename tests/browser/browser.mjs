// A headless Chromium for the browser tests. $CHROMIUM names another one than Debian's.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(fileURLToPath(new URL('../../web/package.json', import.meta.url)));
const { chromium } = require('playwright-core');

export const axeSource = require.resolve('axe-core/axe.min.js');

function start() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: [
      '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync',
    ],
  });
}

/** A browser that can be ended and started again, for when it has stopped to draw. */
export async function launch() {
  let running = await start();
  const seldom = (promise) => Promise.race([promise, new Promise((done) => setTimeout(done, 10_000))]);
  return {
    newContext: (options) => running.newContext(options),
    close: () => seldom(running.close()),
    async startAgain() {
      await seldom(running.close());
      running = await start();
    },
  };
}
