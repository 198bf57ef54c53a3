import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { embeddedPrograms, reachablePrograms } from './binaries.ts'
import { startEmbedded } from './start.ts'

/** L4: what a dead database leaves behind is in the way for a moment; the first start waits for it instead of ending. */
let top: string
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'nuanyang-launch-'))
  chmodSync(top, 0o755)
})
afterEach(() => rmSync(top, { recursive: true, force: true }))

/** PostgreSQL's programs, its server refusing with `saying` as often as `times`; every try is told in `tries`. */
const programsThat = (saying: string, times: number) => {
  const real = reachablePrograms(embeddedPrograms())
  const fake = join(top, 'programs')
  mkdirSync(join(fake, 'bin'), { recursive: true })
  for (const name of ['initdb', 'pg_ctl']) symlinkSync(join(real, 'bin', name), join(fake, 'bin', name))
  for (const name of ['lib', 'share']) if (existsSync(join(real, name))) symlinkSync(join(real, name), join(fake, name))
  const tries = join(top, 'tries')
  writeFileSync(tries, '', { mode: 0o666 })
  chmodSync(tries, 0o666)
  writeFileSync(
    join(fake, 'bin', 'postgres'),
    `#!/bin/sh
echo try >> ${tries}
if [ "$(wc -l < ${tries})" -le ${times} ]; then echo '${saying}' >&2; exit 1; fi
exec ${join(real, 'bin', 'postgres')} "$@"
`,
    { mode: 0o755 },
  )
  return { programs: fake, tries: () => readFileSync(tries, 'utf8').split('\n').length - 1 }
}

const LEFTOVERS = [
  'FATAL:  lock file "postmaster.pid" already exists',
  'FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use',
  'LOG:  could not bind IPv4 address "127.0.0.1": Address already in use',
]

it.runIf(process.platform !== 'win32').each(LEFTOVERS)('L4: tried again after: %s', async (saying) => {
  const base = join(top, 'database')
  const begun = await startEmbedded(base, { fast: true })
  await begun.stop()
  const { programs, tries } = programsThat(saying, 2)
  const started = await startEmbedded(base, { fast: true, programs })
  await started.stop()
  expect(tries()).toBe(3)
})

it.runIf(process.platform !== 'win32')('L4: another fault is told at once, with what PostgreSQL says', async () => {
  const base = join(top, 'database')
  await (await startEmbedded(base, { fast: true })).stop()
  const { programs, tries } = programsThat('FATAL:  could not load server certificate', 99)
  await expect(startEmbedded(base, { fast: true, programs })).rejects.toThrow(/没有启动[\s\S]*server certificate/)
  expect(tries()).toBe(1)
})
