// Builds the web application: node build/app.mjs [OUTDIR] (dist). Vite makes scripts and a style sheet with hashes in their
// names, and this packs them with their page into one file, OUTDIR/app.pack, which the server carries
// (src/serve/pages/app_files.h has its form). Files are compressed here, once.
import { readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const web = fileURLToPath(new URL('..', import.meta.url));

const TYPES = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', html: 'text/html; charset=utf-8' };

/** The page with its script and style sheet named, and nothing in it that the server's policy would refuse. */
function page(files) {
  const one = (pattern) => {
    const found = files.filter((name) => pattern.test(name));
    if (found.length !== 1) throw new Error(`one file ${pattern} is wanted, and there are ${found.length}`);
    return `/assets/${found[0]}`;
  };
  const text = readFileSync(`${web}app.template.html`, 'utf8')
    .replace('%STYLE%', () => one(/\.css$/))
    .replace('%SCRIPT%', () => one(/^app-[^.]+\.js$/));
  if (/<script(?![^>]* src=)|<style|%[A-Z]+%/.test(text)) throw new Error('the page holds a script, a style or an empty place');
  return text;
}

export async function buildApp(out) {
  const parts = `${out}/parts/app`;
  await build({
    root: web,
    configFile: `${web}vite.config.ts`,
    logLevel: 'warn',
    base: '/',
    publicDir: false,
    build: {
      outDir: parts,
      emptyOutDir: true,
      modulePreload: false,
      rollupOptions: {
        input: { app: `${web}src/app/main.tsx` },
        output: {
          format: 'es',
          entryFileNames: 'assets/[name]-[hash].js',
          chunkFileNames: 'assets/[name]-[hash].js',
          assetFileNames: 'assets/[name]-[hash][extname]',
        },
      },
    },
  });
  const names = readdirSync(`${parts}/assets`).sort();
  const files = [
    { address: '/', type: TYPES.html, plain: Buffer.from(page(names), 'utf8') },
    ...names.map((name) => {
      const type = TYPES[name.split('.').at(-1)];
      // The server gives these names as they are: letters, digits and a few marks.
      if (!type || !/^[A-Za-z0-9_.-]+$/.test(name)) throw new Error(`${name} cannot be served`);
      return { address: `/assets/${name}`, type, plain: readFileSync(`${parts}/assets/${name}`) };
    }),
  ].map((file) => ({ ...file, packed: file.plain.length > 1024 ? gzipSync(file.plain, { level: 9 }) : Buffer.alloc(0) }));
  for (const { address, plain } of files) {
    if (address.endsWith('.css') && /url\(|@import/i.test(plain.toString('utf8'))) throw new Error('the style sheet asks for another file');
  }
  const head = files.map(({ address, type, plain, packed }) => `${address}\t${type}\t${plain.length}\t${packed.length}\n`).join('');
  const pack = Buffer.concat([
    Buffer.from(`windscreen-app 1 ${files.length}\n${head}`, 'utf8'),
    ...files.flatMap(({ plain, packed }) => [plain, packed]),
  ]);
  writeFileSync(`${out}/app.pack.new`, pack);
  renameSync(`${out}/app.pack.new`, `${out}/app.pack`);
  console.log(`${out}/app.pack, ${files.length} files, ${(pack.length / 1024).toFixed(0)} KiB`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildApp(process.argv[2] ? resolve(process.argv[2]) : `${web}dist`);
