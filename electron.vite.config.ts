import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

export default defineConfig({
  renderer: {
    root: 'renderer',
    // Relative addresses serve app://, http://127.0.0.1 and an office host alike.
    base: './',
    plugins: [react()],
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
