// The made-up report of fixtures/report.ts, for tests and for working on pages without a load.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export async function fixture() {
  const made = await build({
    entryPoints: [fileURLToPath(new URL('../fixtures/report.ts', import.meta.url))], bundle: true, write: false, format: 'esm', logLevel: 'silent',
  });
  const module = await import(`data:text/javascript;base64,${Buffer.from(made.outputFiles[0].text).toString('base64')}`);
  return module.fixture();
}
