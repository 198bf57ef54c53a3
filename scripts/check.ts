import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { BIOME, runStep, TYPESCRIPT } from './run-step.ts'
import { SLOW_TESTS } from './slow-tests.ts'
import { vitestRun } from './vitest-run.ts'

/** What the compiler knew of this checkout the last time: it looks again only at what has changed. `npm test` begins from nothing. */
const known = join('node_modules/.cache/types', createHash('sha256').update(process.cwd()).digest('hex').slice(0, 16))
const types = (part: string) =>
  runStep([TYPESCRIPT, '-p', part, '--incremental', '--tsBuildInfoFile', join(known, `${part}.tsbuildinfo`)])

/** `npm run check`: the fast loop (types, lint, unit and database tests on the embedded database, without the slow ones). */
const gates = await Promise.all([
  (async () => (await types('domain')) + (await types('server')) + (await types('web')))(),
  runStep([BIOME, 'check', '.']),
])
const counted = await vitestRun(SLOW_TESTS.flatMap((file) => ['--exclude', file]))
const failed = counted.failed + gates.filter((code) => code !== 0).length
console.log(`\n留给 npm test：${SLOW_TESTS.join('、')}`)
console.log(`${counted.passed} passed, ${failed} failed, ${counted.skipped} skipped`)
process.exitCode = failed > 0 ? 1 : 0
