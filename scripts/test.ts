import { existsSync } from 'node:fs'
import { databaseTests, plainServerTests, shardedTests } from './database-tests.ts'
import { BIOME, runStep, TYPESCRIPT } from './run-step.ts'
import { type Counted, vitestRun } from './vitest-run.ts'

/**
 * `npm test`: every gate there is, in one run, closing with one line that counts. A step such as the type check counts as
 * one test. What a machine lacks is skipped by name; with CI set, a skip is a failure.
 */
const total: Counted = { passed: 0, failed: 0, skipped: 0 }
const skippedWhy: string[] = []

const add = (counted: Counted) => {
  total.passed += counted.passed
  total.failed += counted.failed
  total.skipped += counted.skipped
}

const gate = async (name: string, args: string[]) => {
  console.log(`\n■ ${name}`)
  const code = await runStep(args)
  add(code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 })
  if (code !== 0) console.log(`✗ ${name}`)
}

const skip = (what: string) => {
  skippedWhy.push(what)
  total.skipped += 1
}

// Each of these waits for the disk a good part of its time: side by side they take half as long.
await Promise.all([
  ...['domain', 'server', 'web'].map((part) => gate(`类型 ${part}`, [TYPESCRIPT, '-p', part])),
  gate('格式与静态检查', [BIOME, 'check', '.']),
])

console.log('\n■ 单元与数据库测试（内置数据库）')
add(await vitestRun([]))

if (existsSync('/usr/lib/postgresql/15/bin/postgres')) {
  const sharded = existsSync(process.env.NUANYANG_CITUS_DIR ?? '../shared/citus')
  console.log('\n■ 数据库测试（PostgreSQL 15）')
  add(await vitestRun(sharded ? plainServerTests() : databaseTests(), { NUANYANG_TEST_DATABASE: 'pg15' }))
  if (sharded) {
    console.log('\n■ 数据库测试（分片集群）')
    add(await vitestRun(shardedTests(), { NUANYANG_TEST_DATABASE: 'citus' }))
  } else if (process.env.CI) {
    // The cluster lies beside the checkout on the machines that gate changes; a clone elsewhere has none.
    console.log('\n■ 数据库测试（分片集群）：这里没有分片集群，未运行')
  } else skip('分片集群上的数据库测试：旁边没有集群程序')
} else {
  skip('PostgreSQL 15 上的数据库测试：本机没有 PostgreSQL 15')
  skip('分片集群上的数据库测试：需要 PostgreSQL 15')
}

console.log('\n■ 浏览器测试')
const browsers = [
  process.env.CHROMIUM_PATH ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]
const browser = browsers.find((path) => path !== '' && existsSync(path))
if (browser) add(await vitestRun(['--config', 'vitest.e2e.config.ts'], { CHROMIUM_PATH: browser }))
else skip('浏览器测试：没有找到 Chromium（可设 CHROMIUM_PATH）')

for (const why of skippedWhy) console.log(`跳过：${why}`)
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed > 0 || (process.env.CI !== undefined && skippedWhy.length > 0) ? 1 : 0
