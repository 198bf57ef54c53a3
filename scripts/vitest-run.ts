import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { runStep, VITEST } from './run-step.ts'
import { testRoom } from './test-room.ts'

export type Counted = { passed: number; failed: number; skipped: number }

/** Runs vitest with the given arguments and counts its tests; a run that dies without a report counts as one failure. */
export const vitestRun = async (args: string[], env: Record<string, string> = {}): Promise<Counted> => {
  const folder = testRoom()
  const file = join(folder, 'report.json')
  try {
    const code = await runStep(
      [VITEST, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...args],
      { TMPDIR: folder, ...env },
    )
    const report = JSON.parse(readFileSync(file, 'utf8')) as {
      numPassedTests: number
      numFailedTests: number
      numPendingTests: number
      numTodoTests: number
    }
    // A file that cannot be loaded fails the run without a failed test.
    const failed = report.numFailedTests === 0 && code !== 0 ? 1 : report.numFailedTests
    return { passed: report.numPassedTests, failed, skipped: report.numPendingTests + report.numTodoTests }
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
