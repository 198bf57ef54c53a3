import type { TestProject } from 'vitest/node'
import { startProduct } from './server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    demo: string
  }
}

/** The demo township is loaded once, as a user does it, and stopped; each file of tests plays on a copy of its own. */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  const loaded = await startProduct(['--demo'])
  await loaded.end()
  project.provide('demo', loaded.folder)
  return loaded.stop
}
