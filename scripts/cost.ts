import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { COST_CASES, type CostCase } from './cost/cases.ts'
import { layFiles, makeEdits, makeScratch } from './cost/scratch.ts'
import { BIOME, captureStep, TYPESCRIPT, VITEST } from './run-step.ts'

/**
 * `npm run cost [kind|entry|genre|own-field]`: adds a fictional kind, register, genre and a county's own field to a scratch copy of the
 * project, as somebody would who follows what the tests say, and counts the files that it took. Too many, or a test that fails in
 * the end, or none that fails in the middle, ends with 1.
 */
const root = fileURLToPath(new URL('..', import.meta.url))

/** Tests that fail, each with the first sentence that it says. */
const failing = async (folder: string, tests: readonly string[]): Promise<{ name: string; says: string }[]> => {
  const out = mkdtempSync(join(tmpdir(), 'nuanyang-cost-report-'))
  const file = join(out, 'report.json')
  try {
    const ran = await captureStep([VITEST, 'run', '--reporter=json', `--outputFile=${file}`, ...tests], folder)
    if (!existsSync(file)) return [{ name: 'vitest', says: ran.out }]
    const report = JSON.parse(readFileSync(file, 'utf8')) as {
      testResults: {
        name: string
        status: string
        message: string
        assertionResults: { title: string; status: string; failureMessages: string[] }[]
      }[]
    }
    const found = report.testResults.flatMap((of) =>
      of.assertionResults.length === 0 && of.status === 'failed'
        ? [{ name: of.name, says: of.message }]
        : of.assertionResults
            .filter((one) => one.status === 'failed')
            .map((one) => ({ name: one.title, says: one.failureMessages[0] ?? '' })),
    )
    return found.length === 0 && ran.code !== 0 ? [{ name: 'vitest', says: ran.out }] : found
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}

const typeFaults = async (folder: string): Promise<string[]> => {
  const faults: string[] = []
  for (const part of ['domain', 'server', 'web']) {
    const { code, out } = await captureStep([TYPESCRIPT, '-p', part], folder)
    if (code !== 0) faults.push(out.split('\n')[0] ?? part)
  }
  return faults
}

const sentence = (says: string): string =>
  /[“\u4e00-\u9fff][^'"\n]*。/.exec(says)?.[0] ?? says.split('\n')[0]?.slice(0, 160) ?? ''

/** A test that is no more counts nothing: the case is wrong, not cheap. What comes with the case itself is laid first. */
const demandTests = (of: CostCase) => {
  const gone = of.tests.filter((path) => !existsSync(join(root, path)))
  if (gone.length) throw new Error(`${of.title}：没有 ${gone.join('、')}，请照现在的写法改 scripts/cost/cases.ts。`)
}

const count = async (of: CostCase): Promise<boolean> => {
  demandTests(of)
  const scratch = makeScratch(root)
  process.once('exit', scratch.remove)
  const { folder } = scratch
  const own = join(root, 'scripts/cost', of.name)
  try {
    // What fails before anything is added says nothing about what was added.
    const before = await failing(folder, of.tests)
    for (const { name, says } of before) console.log(`    原来就没有通过：${name}：${sentence(says)}`)
    if (before.length) return false
    if (of.declared.files.length) {
      layFiles(own, folder, (path) => of.declared.files.includes(path))
      makeEdits(folder, of.declared.edits)
      const told = await failing(folder, of.tests)
      for (const { name, says } of told) console.log(`  测试说还缺：${sentence(says)}（${name}）`)
      if (told.length === 0) {
        console.log(`✗ ${of.title}：只写了声明，没有一个测试说还缺什么。`)
        return false
      }
      layFiles(own, folder, (path) => !of.declared.files.includes(path))
      makeEdits(folder, of.rest.edits)
      await captureStep([BIOME, 'check', '--write', ...scratch.touched().filter((p) => p.endsWith('.ts'))], folder)
      await captureStep(['scripts/print-catalogue.ts'], folder)
    }
    const failed = await failing(folder, of.tests)
    const faults = [...(await typeFaults(folder)), ...failed.map((f) => `${f.name}：${sentence(f.says)}`)]
    const touched = scratch.touched()
    const fits = touched.length <= of.most && faults.length === 0
    console.log(`${fits ? '✓' : '✗'} ${of.title}：${touched.length} 个文件（最多 ${of.most}）`)
    for (const path of touched) console.log(`    ${path}`)
    for (const fault of faults) console.log(`    还没有通过：${fault}`)
    return fits
  } finally {
    process.off('exit', scratch.remove)
    scratch.remove()
  }
}

const only = process.argv.slice(2)
const asked = COST_CASES.filter((of) => only.length === 0 || only.includes(of.name))
if (asked.length === 0) {
  console.error(`没有这一种，现在有：${COST_CASES.map((of) => of.name).join('、')}。`)
  process.exitCode = 2
} else for (const of of asked) if (!(await count(of))) process.exitCode = 1
