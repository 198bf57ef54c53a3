import { BIOME, runStep, TYPESCRIPT } from './run-step.ts'
import { SLOW_TESTS } from './slow-tests.ts'
import { vitestRun } from './vitest-run.ts'

/** `npm run check`: the fast loop (types, lint, unit and database tests on the embedded database, without the slow ones). */
const gates = await Promise.all([
  (async () =>
    (await runStep([TYPESCRIPT, '-p', 'domain'])) +
    (await runStep([TYPESCRIPT, '-p', 'server'])) +
    (await runStep([TYPESCRIPT, '-p', 'web'])))(),
  runStep([BIOME, 'check', '.']),
])
const counted = await vitestRun(SLOW_TESTS.flatMap((file) => ['--exclude', file]))
const failed = counted.failed + gates.filter((code) => code !== 0).length
console.log(`\n留给 npm test：${SLOW_TESTS.join('、')}`)
console.log(`${counted.passed} passed, ${failed} failed, ${counted.skipped} skipped`)
process.exitCode = failed > 0 ? 1 : 0
