/** Builds the staff application so that it runs under a policy with no inline script, no inline style and no foreign request. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { bootScript } from './vite/boot-script.ts';
import { compressed } from './vite/compress.ts';
import { contractRoutes } from './vite/contract-routes.ts';
import { fontPreload } from './vite/font-preload.ts';
import { themeCss } from './vite/theme-css.ts';

const server = process.env['LUPAUS_DEV_SERVER'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), themeCss(), contractRoutes(), bootScript(), fontPreload(), compressed()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // A data: address would need font-src and img-src beyond 'self'.
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
    // A page that is made of ninety small files waits for ninety answers: what many pages share comes in two.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'kit', test: /[\\/]node_modules[\\/](?!@?(?:codemirror|lezer)|yaml)/, minShareCount: 10, priority: 4 },
            { name: 'kit', test: /[\\/]@tabler[\\/]/, minShareCount: 3, priority: 3 },
            { name: 'house', test: /[\\/]web[\\/]src[\\/]/, minShareCount: 12, priority: 2 },
            { name: 'house-small', test: /[\\/]web[\\/]src[\\/]/, minShareCount: 6, maxModuleSize: 2500, priority: 1 },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': server, '/files': server } },
});
