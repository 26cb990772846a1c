import { defineConfig } from 'vitest/config';

// The report is one script and one style sheet, which build/one_file.mjs puts into report.template.html.
export default defineConfig({
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  css: { preprocessorOptions: { scss: { quietDeps: true } } },
  build: {
    outDir: 'dist/parts', // build/page.mjs says where else
    emptyOutDir: true,
    target: 'es2021',
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    // Two thirds of the script is the chart library; there is no second request to split it into.
    chunkSizeWarningLimit: 2000,
    rollupOptions: {
      input: 'src/report/main.tsx',
      output: { format: 'iife', entryFileNames: 'report.js', assetFileNames: 'report[extname]' },
    },
  },
  test: { reporters: ['default', './build/closing_line.ts'], include: ['src/**/*.test.{ts,tsx}'], environment: 'node' },
});
