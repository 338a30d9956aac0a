import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, minify, type Plugin, transformWithOxc } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** A phone on the road pays for every byte: what is text lies beside itself compressed. Plain HTTP gets only gzip. */
function compressed(): Plugin {
  let folder = '';
  return {
    name: 'guiju-compressed',
    apply: 'build',
    configResolved: ({ build }) => {
      folder = build.outDir;
    },
    closeBundle() {
      for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        const path = join(folder, name);
        if (!/\.(js|css|html|svg)$/.test(name) || statSync(path).size < 1024) continue;
        const bytes = readFileSync(path);
        writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
        writeFileSync(`${path}.br`, brotliCompressSync(bytes));
      }
    },
  };
}

const OLD_PHONES = 'es2018';

/** A guest's phone may be eight years old and its WeChat as well: what the guest page loads is written for it. */
function forOldPhones(): Plugin {
  return {
    name: 'guiju-for-old-phones',
    enforce: 'post',
    apply: 'build',
    // Nothing to install: a guest reads it once
    transformIndexHtml: {
      order: 'post',
      handler: (html, { path }) =>
        path.startsWith('/guest/') ? html.replace(/<link rel="manifest"[^>]*>/, '') : html,
    },
    async generateBundle(_, bundle) {
      const entry = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === 'guest');
      if (entry?.type !== 'chunk') return;
      for (const name of [entry.fileName, ...entry.imports]) {
        const chunk = bundle[name];
        if (chunk?.type !== 'chunk') continue;
        const { code } = await transformWithOxc(chunk.code, name, { target: OLD_PHONES });
        // What needs a library to be understood is better written more plainly
        if (code.includes('@oxc-project/runtime'))
          this.error(`${name} is written too new for the guest page`);
        chunk.code = (await minify(name, code, { module: true, compress: { target: OLD_PHONES } })).code;
      }
    },
  };
}

export default defineConfig({
  root: here('web'),
  publicDir: here('web/public'),
  build: {
    outDir: here('dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    // Style sheets are one kind for all: phones that cannot read a range in a media query would lose the whole of it
    cssTarget: ['chrome69', 'safari12'],
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      input: {
        index: here('web/index.html'),
        door: here('web/door/index.html'),
        guest: here('web/guest/index.html'),
      },
    },
  },
  plugins: [
    react(),
    compressed(),
    VitePWA({
      registerType: 'autoUpdate',
      injectRegister: false,
      manifest: {
        name: '规矩 Guiju',
        short_name: '规矩',
        lang: 'zh-CN',
        start_url: '/today',
        display: 'standalone',
        background_color: '#FAFAF7',
        theme_color: '#FAFAF7',
        icons: [{ src: '/mark.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
      },
      workbox: {
        skipWaiting: true,
        clientsClaim: true,
        // The shell and every screen open without a network; what they show is kept by the features.
        globPatterns: ['**/*.{js,css,html,svg}'],
        globIgnores: ['**/guest/**', '**/guest-*'],
        navigateFallback: '/index.html',
        navigateFallbackDenylist: [/^\/api\//, /^\/healthz/, /^\/g\//, /^\/door\//],
        cleanupOutdatedCaches: true,
      },
    }),
    forOldPhones(),
  ],
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '/api': process.env.GUIJU_API ?? 'http://127.0.0.1:8080' },
  },
});
