import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { setBack } from './clock.ts'
import { startProduct } from './server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    demo: string
  }
}

/** The demo township is loaded once, as a user does it, and stopped; each file of tests plays on a copy of its own. */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  setBack()
  // Some forty servers read the same program: what the first compiled is kept for the others, a third of each start.
  const compiled = mkdtempSync(join(tmpdir(), 'nuanyang-compiled-'))
  process.env.NODE_COMPILE_CACHE = compiled
  const loaded = await startProduct(['--demo'])
  await loaded.end()
  project.provide('demo', loaded.folder)
  return async () => {
    await loaded.stop()
    rmSync(compiled, { recursive: true, force: true })
  }
}
