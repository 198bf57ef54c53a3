import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { API } from './domain/api.ts'

/** The screens need the contract's methods and addresses, not its schemas: made at build time from `domain/api.ts`. */
const apiTable = (): Plugin => ({
  name: 'api-table',
  resolveId: (id) => (id === 'virtual:api' ? '\0virtual:api' : null),
  load: (id) =>
    id === '\0virtual:api'
      ? `export const API = ${JSON.stringify(Object.fromEntries(Object.entries(API).map(([name, e]) => [name, [e.method, e.path]])))}`
      : null,
})

export default defineConfig({
  root: 'web',
  plugins: [react(), apiTable()],
  build: { outDir: '../dist/web', emptyOutDir: true, target: 'chrome90', chunkSizeWarningLimit: 900 },
  server: { proxy: { '/api': 'http://127.0.0.1:7070' } },
})
