import { readdirSync, readFileSync, statSync } from 'node:fs'
import { parseAst } from 'vite'
import { inWordsOf } from '../../domain/calendar/year.ts'

/**
 * Which folders' sentences reach a screen, by the table that gives them in another language. Papers stay as offices write them
 * (`domain/reports`, `server/documents`), the contract's own page is for programmers, headings of spreadsheets are only matched.
 */
export const AREAS: Readonly<Record<string, { from: readonly string[]; without?: RegExp; asked?: true }>> = {
  screens: { from: ['web'], without: /^web\/words\// },
  records: { from: ['domain/records'] },
  entries: { from: ['domain/entries'] },
  figures: { from: ['domain/figures'] },
  domain: {
    from: [
      'domain/registers',
      'domain/duties',
      'domain/calendar',
      'domain/kit',
      'domain/roles.ts',
      'domain/errors.ts',
      'domain/overview.ts',
      'domain/reports/checks',
      'domain/reports/kinds.ts',
      'domain/reports/level.ts',
      'domain/reports/review.ts',
      // Names of what is printed and labels of tables, which the screens show too.
      'domain/reports/papers/list.ts',
      'domain/reports/papers/batch.ts',
      'domain/reports/tables',
      'domain/reports/charts/drawn-from.ts',
    ],
    without: /kit\/(identity|language)/,
  },
  // Beside a paper and in its blanks: what its author is asked, and told of its numbers. Its own sentences stay as offices write them.
  questions: {
    from: ['domain/reports'],
    without: /reports\/(checks|papers|tables|charts|prose)\/|sections\/(for-public|year-parts)/,
    asked: true,
  },
  server: {
    from: ['server'],
    without:
      /^server\/(testing|documents|import\/(headings|forms|values|files|testing)|parent-pages|installation\/queries\/)|^server\/http\/(open|parent|page|screens)/,
  },
}

const HAN = /[\u4e00-\u9fff]/
/** Patterns, SQL and mark-up are no sentences. */
const NO_SENTENCE = /[|\\^$<>]|\(\?|\[[^\]]*[-一-龥]+\]|\bselect\b|\n/

const under = (path: string): string[] =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .sort()
        .flatMap((name) => under(`${path}/${name}`))
    : /\.tsx?$/.test(path) && !/\.test\.tsx?$|\.d\.ts$/.test(path) && !path.includes('/testing/')
      ? [path]
      : []

type Node = { type: string; [key: string]: unknown }
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value

type Template = { quasis: readonly { value: { cooked: string } }[] }
/** `以“${x}”为准` is 以“{1}”为准: the same form in which the tables and the screens know it. */
const ofTemplate = (node: Node & Template): string =>
  node.quasis.map((q, i) => (i === 0 ? '' : `{${i}}`) + q.value.cooked).join('')

/** A rule names the essays that ask for it; its users are told the rule alone (`ruleWords`). */
const withoutIds = (text: string) => text.replace(/（S\d[^）]*）$/, '')

/** Every sentence that a source file holds, in the order of the file: literals, and templates with numbered gaps. */
export const sentencesIn = (source: string, lang: 'ts' | 'tsx'): string[] =>
  sentencesOf(parseAst(source, { lang }).body)

const sentencesOf = (of: unknown): string[] => {
  const found: string[] = []
  const keep = (text: string) => {
    if (HAN.test(text) && !NO_SENTENCE.test(text)) found.push(withoutIds(text.trim()))
  }
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const part of value) walk(part)
    if (!isNode(value)) return
    if (value.type === 'Literal' && typeof value.value === 'string') keep(value.value)
    if (value.type === 'TemplateLiteral') keep(ofTemplate(value as Node & Template))
    if (value.type === 'JSXText' && typeof value.value === 'string') keep(value.value)
    for (const key in value) if (key !== 'type') walk(value[key])
  }
  walk(of)
  return found
}

type Call = Node & { callee: { name?: string }; arguments: Node[] }
type Property = Node & { key: { name?: string }; value: Node }

/** Of a paper's source only what is asked or told beside it: hints of blanks, questions, lights, what numbers are called there. */
export const askedIn = (source: string): string[] => {
  const found: string[] = []
  const take = (of: unknown) => {
    if (isNode(of)) found.push(...sentencesOf(of))
  }
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const part of value) walk(part)
    if (!isNode(value)) return
    if (value.type === 'CallExpression') {
      const { callee, arguments: given } = value as Call
      if (callee.name === 'gapNode' || callee.name === 'theCase') take(given[1])
      if (callee.name === 'ask') found.push(...given.flatMap(sentencesOf).filter((text) => text.endsWith('？')))
    }
    if (value.type === 'Property' && ['text', 'words'].includes((value as Property).key.name ?? ''))
      take((value as Property).value)
    for (const key in value) if (key !== 'type') walk(value[key])
  }
  walk(parseAst(source, { lang: 'ts' }).body)
  return found
}

/** A sentence of a term is said of a year as well (`inWordsOf`). */
const ofYearsToo = (text: string): string[] => [
  ...new Set([text, inWordsOf('2026-school-year', text), inWordsOf('2026-year', text)]),
]

/** The sentences of each area, each once, those of the screens first: what stands in two areas belongs to the first. */
export const sentencesByArea = (): Map<string, string[]> => {
  const seen = new Set<string>()
  return new Map(
    Object.entries(AREAS).map(([area, { from, without, asked }]) => {
      const files = from.flatMap(under).filter((path) => !without?.test(path))
      const all = files.flatMap((path) => {
        const source = readFileSync(path, 'utf8')
        if (asked) return askedIn(source).flatMap(ofYearsToo)
        const said = sentencesIn(source, path.endsWith('x') ? 'tsx' : 'ts')
        return path.startsWith('domain/reports/checks/') ? said.flatMap(ofYearsToo) : said
      })
      const own = [...new Set(all)].filter((text) => !seen.has(text))
      for (const text of own) seen.add(text)
      return [area, own]
    }),
  )
}
