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
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { '/api': server, '/files': server } },
});
