import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** Starts a server of this folder in a process of its own; it prints its address when it listens. */
export const startServer = async (
  script: string,
  settings: object,
): Promise<{ url: string; process: ChildProcess }> => {
  const made = spawn(process.execPath, [fileURLToPath(new URL(script, import.meta.url)), JSON.stringify(settings)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(made.stdout, 'data')) as [Buffer]
  return { url: line.toString().trim(), process: made }
}
