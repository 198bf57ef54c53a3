import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const root = new URL('../', import.meta.url)
const model = readFileSync(new URL('docs/model.md', root), 'utf8')

/** The part of docs/model.md that is written by hand drifted (an `op` that was none, functions renamed): what it names must be there. */
it('every file and decision that docs/model.md names is there', () => {
  const files = [...model.matchAll(/(?:domain|server|web|docs|cli|scripts)\/[\w/.-]+\.(?:tsx?|md)/g)].map(
    ([path]) => path,
  )
  expect(files.length).toBeGreaterThan(30)
  expect(files.filter((path) => !existsSync(new URL(path, root)))).toEqual([])
  const decisions = readdirSync(new URL('docs/decisions/', root)).map((name) => name.slice(0, 3))
  const cited = [...model.matchAll(/decision (\d{3})/g)].map(([, n]) => n)
  expect(cited.filter((n) => n !== undefined && !decisions.includes(n))).toEqual([])
})

it('every function that docs/model.md calls by its arguments is a function of the code', () => {
  const sources = ['domain', 'server', 'web'].flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => readFileSync(new URL(`${folder}/${name}`, root), 'utf8')),
  )
  const text = sources.join('\n')
  const named = [...new Set([...model.matchAll(/`([a-z][A-Za-z]+)\([^`]*\)/g)].map(([, name]) => name ?? ''))]
  expect(named.length).toBeGreaterThan(10)
  expect(
    named.filter((name) => !new RegExp(`(const|function) ${name}\\b|\\b${name}: (async )?\\(`).test(text)),
  ).toEqual([])
})
