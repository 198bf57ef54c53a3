import { RosterFault } from '../../fault.ts'
import { MAX_SHEETS } from '../grid.ts'
import { type Shown, shownBy } from '../number-formats.ts'
import { attribute, lettersOf, STRIKES } from './xml.ts'

export type Book = {
  sheets: { name: string; hidden: boolean; part: string }[]
  sharedTexts: string
  styles: string
  /** Days are counted from 1904: an old Macintosh's workbook. */
  from1904: boolean
  /** To be calculated by whoever opens it: what its formulas hold until then may be nothing (18.2.2). */
  neverCalculated: boolean
}

/** Sheets that lost their relation are the parts that no other sheet is, in their order. */
export const withParts = (sheets: Book['sheets'], parts: readonly string[]): Book['sheets'] => {
  const left = parts.filter((part) => !sheets.some((s) => s.part === part))
  return sheets.map((s) => (s.part === '' ? { ...s, part: left.shift() ?? '' } : s))
}

/**
 * What `workbook.xml` and its relations say: the sheets in order, and the names of the parts (lower case, from the root).
 * Each sheet is a part of its own: a book that shows one part five hundred times is no book. Errors: too-large, corrupt.
 */
export const bookOf = (workbook: string, relations: string, folder: string): Book => {
  const targets = new Map<string, { part: string; kind: string }>()
  for (const [tag] of relations.matchAll(/<(?:\w+:)?Relationship\b[^<>]*>/g)) {
    const kind = attribute(tag, 'Type')?.split('/').at(-1) ?? ''
    targets.set(attribute(tag, 'Id') ?? '', { kind, part: partOf(attribute(tag, 'Target') ?? '', folder) })
  }
  const sheets = [...workbook.matchAll(/<(?:\w+:)?sheet\s[^<>]*>/g)].flatMap(([tag]) => {
    const target = targets.get(attribute(tag, 'id') ?? '')
    // A chart or a macro on a sheet of its own holds no rows.
    if (target && target.kind !== '' && target.kind !== 'worksheet') return []
    const name = lettersOf(attribute(tag, 'name') ?? '')
    return [{ name, hidden: /hidden$/i.test(attribute(tag, 'state') ?? ''), part: target?.part ?? '' }]
  })
  if (sheets.length > MAX_SHEETS) throw new RosterFault('too-large')
  const listed = sheets.filter((s) => s.part !== '')
  if (new Set(listed.map((s) => s.part)).size < listed.length) throw new RosterFault('corrupt')
  const named = (kind: string) => [...targets.values()].find((t) => t.kind === kind)?.part
  return {
    sheets,
    sharedTexts: named('sharedStrings') ?? `${folder}sharedstrings.xml`,
    styles: named('styles') ?? `${folder}styles.xml`,
    neverCalculated: /^(?:1|true)$/.test(
      attribute(/<(?:\w+:)?calcPr\b[^<>]*>/.exec(workbook)?.[0] ?? '', 'fullCalcOnLoad') ?? '',
    ),
    from1904: /^(?:1|true)$/.test(
      attribute(/<(?:\w+:)?workbookPr\b[^<>]*>/.exec(workbook)?.[0] ?? '', 'date1904') ?? '',
    ),
  }
}

/** The part that the package calls its document (`_rels/.rels`), in lower case; null where it names none. */
export const documentOf = (relations: string): string | null => {
  for (const [tag] of relations.matchAll(/<(?:\w+:)?Relationship\b[^<>]*>/g))
    if (attribute(tag, 'Type')?.endsWith('/officeDocument')) return partOf(attribute(tag, 'Target') ?? '', '')
  return null
}

/** worksheets/sheet1.xml, ./worksheets/…, /xl/worksheets/…, ..\xl\worksheets\…: as the parts are named here. */
const partOf = (target: string, folder: string): string => {
  const path = target.replaceAll('\\', '/').toLowerCase()
  const steps: string[] = []
  for (const step of (path.startsWith('/') ? path : `${folder}${path}`).split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

/** What each cell style shows of a date, and whether it strikes its cell out, by the style's number. */
export const stylesOf = (xml: string): { shown: Shown[]; struck: boolean[] } => {
  const codes = new Map<number, string>()
  for (const [tag] of xml.matchAll(/<(?:\w+:)?numFmt\s[^<>]*>/g))
    codes.set(Number(attribute(tag, 'numFmtId')), lettersOf(attribute(tag, 'formatCode') ?? ''))
  const formats = /<((?:\w+:)?)cellXfs\b[\s\S]*?<\/\1cellXfs>/.exec(xml)?.[0] ?? ''
  const tags = [...formats.matchAll(/<(?:\w+:)?xf\s[^<>]*>/g)].map(([tag]) => tag)
  const fonts = fontsOf(xml)
  return {
    shown: tags.map((tag) => {
      const id = Number(attribute(tag, 'numFmtId') ?? 0)
      return shownBy(id, codes.get(id))
    }),
    struck: tags.map((tag) => fonts[Number(attribute(tag, 'fontId') ?? 0)] === true),
  }
}

/** Which of the book's fonts strike out. */
const fontsOf = (xml: string): boolean[] => {
  const fonts = /<((?:\w+:)?)fonts\b[\s\S]*?<\/\1fonts>/.exec(xml)?.[0] ?? ''
  return [...fonts.matchAll(/<((?:\w+:)?)font(?:\s[^<>]*?)?(?:\/>|>([\s\S]*?)<\/\1font>)/g)].map(([, , font = '']) =>
    STRIKES.test(font),
  )
}
