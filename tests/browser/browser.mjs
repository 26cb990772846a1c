// A headless Chromium for the browser tests. $CHROMIUM names another one than Debian's.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(fileURLToPath(new URL('../../web/package.json', import.meta.url)));
const { chromium } = require('playwright-core');

export const axeSource = require.resolve('axe-core/axe.min.js');

const OPTIONS = {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  headless: true,
  args: [
    '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync',
  ],
};

const start = () => chromium.launch(OPTIONS);

/** A browser that has stopped answering does not say that it is gone. */
const seldom = (promise) => Promise.race([promise, new Promise((done) => setTimeout(done, 10_000))]);

/** A browser whose process a test can kill, as a power cut does. */
export async function launchToKill() {
  const server = await chromium.launchServer(OPTIONS);
  const running = await chromium.connect(server.wsEndpoint());
  const gone = new Promise((done) => server.process().once('exit', done));
  return {
    newContext: (options) => running.newContext(options),
    close: () => seldom(server.close().catch(() => undefined)),
    kill() {
      server.process().kill('SIGKILL');
      return gone;
    },
  };
}

/** A browser that can be ended and started again, for when it has stopped to draw. */
export async function launch() {
  let running = await start();
  return {
    newContext: (options) => running.newContext(options),
    close: () => seldom(running.close()),
    async startAgain() {
      await seldom(running.close());
      running = await start();
    },
  };
}
