import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { API } from './domain/api.ts'
import { hantTable } from './scripts/words/hant.ts'

/** The screens need the contract's methods and addresses, not its schemas: made at build time from `domain/api.ts`. */
const apiTable = (): Plugin => ({
  name: 'api-table',
  resolveId: (id) => (id === 'virtual:api' ? '\0virtual:api' : null),
  load: (id) =>
    id === '\0virtual:api'
      ? `export const API = ${JSON.stringify(Object.fromEntries(Object.entries(API).map(([name, e]) => [name, [e.method, e.path]])))}`
      : null,
})

/** zh-Hant is made from the sentences themselves, when the screens are built. */
const hantWords = (): Plugin => ({
  name: 'hant-words',
  resolveId: (id) => (id === 'virtual:words-hant' ? '\0virtual:words-hant' : null),
  load: (id) => (id === '\0virtual:words-hant' ? `export default ${JSON.stringify(hantTable())}` : null),
})

/** Bytes: a part as large as that, which few sessions open (other languages, the editor of summaries), is kept when it is first used. */
const LARGE = 300_000

/** The service worker with the list of this release's files: another list is another worker, which replaces the old one. */
const serviceWorker = (): Plugin => ({
  name: 'service-worker',
  apply: 'build',
  // After the builder has taken out what held nothing but styles: a worker that lists a file that is not there is never installed.
  enforce: 'post',
  generateBundle(_, bundle) {
    const files = Object.keys(bundle)
      .filter((name) => name.startsWith('assets/'))
      .filter((name) => {
        const part = bundle[name]
        return !(part?.type === 'chunk' && part.isDynamicEntry && Buffer.byteLength(part.code) > LARGE)
      })
      .sort()
      .map((name) => `/${name}`)
    const release = createHash('sha256').update(files.join()).digest('hex').slice(0, 12)
    const source = readFileSync('web/sw/worker.js', 'utf8')
      .replace("'__RELEASE__'", JSON.stringify(release))
      .replace("'__FILES__'", JSON.stringify(files))
    this.emitFile({ type: 'asset', fileName: 'worker.js', source })
  },
})

export default defineConfig({
  root: 'web',
  plugins: [react({ jsxImportSource: '#words' }), apiTable(), hantWords(), serviceWorker()],
  resolve: {
    alias: {
      '#words/jsx-runtime': new URL('./web/words/jsx-runtime.ts', import.meta.url).pathname,
      '#words/jsx-dev-runtime': new URL('./web/words/jsx-dev-runtime.ts', import.meta.url).pathname,
    },
  },
  build: { outDir: '../dist/web', emptyOutDir: true, target: 'chrome90', chunkSizeWarningLimit: 900 },
  server: { proxy: { '/api': 'http://127.0.0.1:7070' } },
})
