import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

const pdfDecoderFiles = [
  'jbig2_nowasm_fallback.js',
  'LICENSE_JBIG2',
  'LICENSE_PDFJS_JBIG2',
  'openjpeg_nowasm_fallback.js',
  'LICENSE_OPENJPEG',
  'LICENSE_PDFJS_OPENJPEG',
]

/**
 * pdf.js loads its decoders for JBIG2, CCITT and JPEG 2000 by name, so they keep theirs. The ones without WebAssembly:
 * the content security policy allows none.
 */
export function pdfDecoders(): Plugin {
  const { resolve } = createRequire(import.meta.url)
  return {
    name: 'pdf-decoders',
    generateBundle() {
      for (const name of pdfDecoderFiles) {
        const source = readFileSync(resolve(`pdfjs-dist/wasm/${name}`))
        this.emitFile({ type: 'asset', fileName: `pdf-decoders/${name}`, source })
      }
    },
  }
}

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: 'node20',
      sourcemap: true,
      rollupOptions: {
        input: {
          'core-process': 'electron/main/core-process.ts',
          // The core looks for its workers under these names beside the file that runs.
          'statement-worker': 'electron/core/statements/worker.ts',
          'render-worker': 'electron/core/documents/render-worker.ts',
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  // CommonJS: a sandboxed window takes no other preload script, and what the desktop must do before the application
  // is ready has to happen while its entry loads, which an imported module may miss.
  preload: {
    build: {
      outDir: 'out',
      emptyOutDir: false,
      target: 'node20',
      rollupOptions: {
        input: { 'main/index': 'electron/main/index.ts', 'preload/index': 'electron/preload/index.ts' },
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: 'main/chunks/[name]-[hash].cjs',
        },
      },
    },
  },
  renderer: {
    root: 'renderer',
    // Relative addresses serve app://, http://127.0.0.1 and an office host alike.
    base: './',
    plugins: [react(), pdfDecoders()],
    build: {
      outDir: 'out/renderer',
      emptyOutDir: true,
      target: 'chrome130',
      minify: true,
      // The content security policy allows no data: fonts, so nothing is inlined.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1500,
      rollupOptions: { input: 'renderer/index.html' },
    },
  },
})
