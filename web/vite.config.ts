import { defineConfig } from 'vitest/config';

// Each page is one script and one style sheet, which build/page.mjs puts into its template.
export default defineConfig({
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  css: { preprocessorOptions: { scss: { quietDeps: true } } },
  build: {
    target: 'es2021',
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    // Two thirds of the script is the chart library; there is no second request to split it into.
    chunkSizeWarningLimit: 2000,
  },
  test: { reporters: ['default', './build/closing_line.ts'], include: ['{src,checker}/**/*.test.{ts,tsx}'], environment: 'node' },
});
