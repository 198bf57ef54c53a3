import { BIOME, runStep, TYPESCRIPT } from './run-step.ts'
import { vitestRun } from './vitest-run.ts'

/** `npm run check`: the fast loop (types, lint, unit and database tests on the embedded database). */
const gates = await Promise.all([
  (async () =>
    (await runStep([TYPESCRIPT, '-p', 'domain'])) +
    (await runStep([TYPESCRIPT, '-p', 'server'])) +
    (await runStep([TYPESCRIPT, '-p', 'web'])))(),
  runStep([BIOME, 'check', '.']),
])
const counted = await vitestRun([])
const failed = counted.failed + gates.filter((code) => code !== 0).length
console.log(`\n${counted.passed} passed, ${failed} failed, ${counted.skipped} skipped`)
process.exitCode = failed > 0 ? 1 : 0
