import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { COST_CASES } from './cost/cases.ts'

/**
 * `npm run cost` takes minutes and is run by hand: what its cases build on may be renamed meanwhile. Here each name that they
 * ask for is there, and each place that they write into.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')

describe.each(COST_CASES)('$title', ({ name, declared, rest }) => {
  const folder = join('scripts/cost', name)
  const laid = new Map(
    globSync(join(folder, '**/*.txt'), { cwd: root }).map((path) => [
      relative(folder, path)
        .replaceAll('\\', '/')
        .replace(/\.txt$/, ''),
      read(path),
    ]),
  )
  it('imports what there is', () => {
    const missing = [...laid].flatMap(([path, text]) =>
      [...text.matchAll(/import (?:type )?\{([^}]*)\} from '(\.[^']*)'/g)].flatMap(([, names = '', from = '']) => {
        const to = join(dirname(path), from).replaceAll('\\', '/')
        const there = laid.get(to) ?? (existsSync(join(root, to)) ? read(to) : '')
        return names
          .split(',')
          .map((one) =>
            one
              .replace(/^\s*type /, '')
              .replace(/ as .*/, '')
              .trim(),
          )
          .filter(
            (one) => one !== '' && !new RegExp(`export (?:async )?(?:const|function|type|class) ${one}\\b`).test(there),
          )
          .map((one) => `${path}: ${one} of ${to}`)
      }),
    )
    expect(missing).toEqual([])
  })
  it('writes where something stands', () => {
    const edits = [...declared.edits, ...rest.edits]
    expect(edits.filter(({ file, at }) => !at.test(read(file))).map(({ file, at }) => `${file}: ${at}`)).toEqual([])
  })
})
