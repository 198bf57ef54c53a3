import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'

/** What is of the project and no output of it. */
const PARTS = ['bench', 'cli', 'demo', 'docs', 'domain', 'scripts', 'server', 'tests', 'web']

export type Scratch = {
  folder: string
  /** Every file that is another one than in the project, or is new. */
  touched: () => string[]
  remove: () => void
}

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

/** A copy of the project to try something in; packages are shared, nothing of the project itself is touched. */
export const makeScratch = (root: string): Scratch => {
  const folder = mkdtempSync(join(tmpdir(), 'nuanyang-cost-'))
  for (const part of PARTS) cpSync(join(root, part), join(folder, part), { recursive: true })
  for (const entry of readdirSync(root, { withFileTypes: true }))
    if (entry.isFile()) cpSync(join(root, entry.name), join(folder, entry.name))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  const before = new Map(
    PARTS.flatMap((part) => filesUnder(join(folder, part))).map((file) => [file, readFileSync(file, 'utf8')]),
  )
  return {
    folder,
    touched: () =>
      PARTS.flatMap((part) => filesUnder(join(folder, part)))
        .filter((file) => before.get(file) !== readFileSync(file, 'utf8'))
        .map((file) => relative(folder, file)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Lays new files of a case (kept as `<path>.txt`) over the copy. */
export const layFiles = (from: string, folder: string, wanted: (path: string) => boolean): void => {
  for (const file of filesUnder(from)) {
    const path = relative(from, file).replace(/\.txt$/, '')
    if (!wanted(path)) continue
    const to = join(folder, path)
    mkdirSync(dirname(to), { recursive: true })
    writeFileSync(to, readFileSync(file, 'utf8'))
  }
}

/** A file of the project with something put in where the words stand; they must stand there once. */
export type Edit = { file: string; at: RegExp; put: (found: RegExpExecArray) => string }

export const makeEdits = (folder: string, edits: readonly Edit[]): void => {
  for (const { file, at, put } of edits) {
    const path = join(folder, file)
    const text = readFileSync(path, 'utf8')
    const found = at.exec(text)
    if (!found) throw new Error(`${file}：没有找到 ${at}，请照现在的写法改 scripts/cost/cases.ts。`)
    writeFileSync(path, text.slice(0, found.index) + put(found) + text.slice(found.index + found[0].length))
  }
}
