import type { Column } from './column.ts'
import { cellText, type Grid, type RawCell } from './files/grid.ts'
import { asksEverybody, CIRCLED } from './headings/flag-heading.ts'
import { bareHeading, simplify } from './headings/simplify.ts'
import type { ChildReading, RosterReading } from './reading.ts'
import { tickOf } from './values/empty.ts'
import {
  type Flag,
  isBareCode,
  isBlankFlag,
  isFlagWord,
  isPupilKind,
  legendIn,
  readFlag,
} from './values/left-behind.ts'
import { readAwayKind } from './values/stay.ts'

/** 进城务工人员随迁子女 went with them. */
const SPEAKS_OF_AWAY = /^(?!.*随迁).*(?:留守|外出|在外|务工|打工)/

/** One thing that a row is told by a column: `weak` is what a blank was taken for. */
type Word = { flag: Flag | null; weak?: true; unreadable?: true }
const FLAG_FIELDS = ['leftBehind', 'leftBehindNo', 'bothAway', 'oneAway', 'awayKind', 'careType'] as const
type FlagField = (typeof FLAG_FIELDS)[number]
type FlagColumn = { heading: string; field: FlagField; cells: { child: ChildReading; column: number; text: string }[] }
/** Columns of all sheets that may say who is left behind; those called the same are one. */
export type FlagColumns = Map<string, FlagColumn>

/** Keeps what a row's columns say of being left behind until the whole file is read. */
export const addFlags = (
  flags: FlagColumns,
  child: ChildReading,
  columns: readonly Column[],
  row: readonly RawCell[],
) => {
  for (const { field: named, heading, column } of columns) {
    const field = FLAG_FIELDS.find((f) => f === named)
    if (!field) continue
    const key = `${field}|${bareHeading(heading)}`
    const known = flags.get(key) ?? { heading, field, cells: [] }
    known.cells.push({ child, column, text: cellText(row[column]) })
    flags.set(key, known)
  }
}

/** Headings of columns that say what kind of pupil each is: 学生类别, 特殊群体类型, 关爱对象. */
const SORTS_PUPILS = /(?:学生|儿童|人员|群体|特殊|关爱|帮扶)(?:类别|类型|分类|性质|身份|群体|对象)/

/**
 * A column whose heading nobody understood, and whose cells can speak of nothing but being left behind, is one of these; also one
 * that sorts all pupils by kinds, of which that is one (学生类别: 留守儿童, 普通学生, 随迁子女).
 */
export const flagsByValue = (columns: readonly Column[], grid: Grid, from: number): Column[] =>
  columns.map((column) => {
    if (column.field !== null || column.ignored || column.heading === '') return column
    const written = grid.rows.slice(from, from + 200).flatMap((row) => {
      const text = cellText(row[column.column])
      return text === '' || text.length > 12 ? [] : [text]
    })
    const flags = written.filter(isFlagWord).length
    const sorted = written.every((text) => isFlagWord(text) || isPupilKind(text))
    return flags > 0 && (sorted || SORTS_PUPILS.test(simplify(column.heading)) || flags * 2 > written.length)
      ? { ...column, field: 'leftBehind' }
      : column
  })

/**
 * Who is left behind, by the columns that say so, judged over the whole file: whether a blank is a no or simply not filled in
 * needs all cells of its column, and codes need the file's own legend (decision 018). `legends`: texts that may explain codes.
 */
export const settleFlags = (
  reading: RosterReading,
  flags: FlagColumns,
  titled: boolean,
  legends: readonly string[],
) => {
  const columns = [...flags.values()]
  const said = new Map<ChildReading, Word[]>()
  const where = new Map(columns.flatMap((c) => c.cells.map((cell) => [cell.child, cell.column] as const)))
  const put = (child: ChildReading, word: Word) => said.set(child, [...(said.get(child) ?? []), word])
  const ticks = columns.filter((c) => c.field === 'bothAway' || c.field === 'oneAway')
  for (const column of columns) if (!ticks.includes(column)) readColumn(column, titled, legends, put)
  readTicks(ticks, titled, put)
  for (const child of reading.children) {
    const words = said.get(child) ?? []
    const strong = new Set(words.filter((w) => !w.weak).flatMap((w) => w.flag ?? []))
    const weak = words.find((w) => w.weak)?.flag ?? null
    if (words.some((w) => w.unreadable)) child.more.doubts.push('flag-unreadable')
    const flag = together(strong)
    if (flag === undefined) child.more.doubts.push('flag-conflict')
    child.leftBehind = flag === undefined ? null : (flag ?? weak)
    besideParents(child)
    const column = where.get(child)
    if (column !== undefined) for (const doubt of child.more.doubts) child.issueColumns[doubt] ??= column
  }
  const refused = [...said.values()].some((words) => words.some((w) => w.flag === 'no' && !w.weak))
  tellPopulation(reading, columns, titled, refused)
}

/** Two ticks agree, or one explains the other (是 and 双留守); undefined: they contradict each other. */
const together = (flags: ReadonlySet<Flag>): Flag | null | undefined => {
  if (flags.size === 0) return null
  if (flags.has('no')) return flags.size === 1 ? 'no' : undefined
  if (flags.has('both')) return flags.has('one') ? undefined : 'both'
  return flags.has('one') ? 'one' : 'yes'
}

/** Blanks are a no where the column writes no other no and marks some; in a list of left-behind children only if it asks everybody. */
const blanksAreNo = (column: { heading: string }, filled: number, blank: number, titled: boolean): boolean =>
  filled > 0 && (!titled || asksEverybody(column.heading) || blank > filled)

const readColumn = (
  column: FlagColumn,
  titled: boolean,
  legends: readonly string[],
  put: (child: ChildReading, word: Word) => void,
) => {
  const { field, cells } = column
  const written = cells.filter((c) => !isBlankFlag(c.text))
  // Care, or what nobody understood, is a flag only where its words can be nothing else.
  if (field === 'careType' && written.filter((c) => isFlagWord(c.text)).length * 2 <= written.length) return
  const own = legendIn(column.heading)
  const legend = own.size >= 2 ? own : new Map(legends.flatMap((text) => [...legendIn(text)]))
  const unclear =
    legend.size === 0 && written.some((c) => isBareCode(c.text) && !/^[01](?:\.0)?$|^[YNV]$/i.test(c.text.trim()))
  const circled = CIRCLED.test(column.heading)
  const sorts = !/留守|外出/.test(simplify(column.heading))
  const read = (text: string): Word => {
    if (circled && /^[○〇◯oO]$/.test(text)) return { flag: field === 'leftBehindNo' ? 'no' : 'yes' }
    // 双亲家庭 among kinds of families is one with both parents in it.
    if (sorts && field === 'leftBehind' && isPupilKind(text) && !SPEAKS_OF_AWAY.test(simplify(text)))
      return { flag: 'no', weak: true }
    if (isBareCode(text) && unclear) return { flag: null, unreadable: true }
    const kind = field === 'awayKind' ? flagOfKind(text) : null
    const flag = kind ?? readFlag(field === 'leftBehindNo' ? text : text.replace(/\.0$/, ''), legend)
    if (field === 'leftBehindNo') return { flag: flag === 'yes' || tickOf(text) === true ? 'no' : null }
    return flag === null && field === 'leftBehind' ? { flag, unreadable: true } : { flag }
  }
  const words = written.map((c) => ({ child: c.child, word: read(c.text) }))
  for (const { child, word } of words) put(child, word)
  const flags = words.flatMap((w) => w.word.flag ?? [])
  const blank = cells.length - written.length
  if (field === 'leftBehindNo' || flags.includes('no') || !blanksAreNo(column, flags.length, blank, titled)) return
  for (const { child, text } of cells) if (isBlankFlag(text)) put(child, { flag: 'no', weak: true })
}

/** 父外出, 父母都在家 under 外出情况. */
const flagOfKind = (text: string): Flag | null => {
  const { father, mother } = readAwayKind(text)
  if (father === true && mother === true) return 'both'
  if (father === true || mother === true) return 'one'
  return father === false && mother === false ? 'no' : null
}

/** 双方外出 and 一方外出, each with ticks: neither of two columns is a no, neither of one says nothing. */
const readTicks = (columns: readonly FlagColumn[], titled: boolean, put: (child: ChildReading, word: Word) => void) => {
  const rows = new Map<ChildReading, { field: FlagField; tick: boolean | null; blank: boolean }[]>()
  for (const { field, cells } of columns)
    for (const { child, text } of cells) {
      const blank = isBlankFlag(text)
      rows.set(child, [...(rows.get(child) ?? []), { field, blank, tick: blank ? null : tickOf(text) }])
    }
  const whole = [...rows].filter(([, marks]) => new Set(marks.map((m) => m.field)).size === 2)
  const bare = whole.filter(([, marks]) => marks.every((m) => m.blank))
  const marked = whole.filter(([, marks]) => marks.some((m) => m.tick === true))
  const refused = whole.some(([, marks]) => marks.every((m) => m.tick === false))
  for (const [child, marks] of rows) {
    for (const mark of marks) if (mark.tick === true) put(child, { flag: mark.field === 'bothAway' ? 'both' : 'one' })
    if (marks.length > 1 && marks.every((m) => m.tick === false)) put(child, { flag: 'no' })
  }
  if (refused || !blanksAreNo({ heading: '' }, marked.length, bare.length, titled)) return
  for (const [child] of bare) put(child, { flag: 'no', weak: true })
}

/** 双留守 says that both are away, but for who is written to be dead or at home; what the row says otherwise is asked about. */
const besideParents = (child: ChildReading) => {
  const { leftBehind, father, mother, more } = child
  const parents = [
    { said: father, state: more.fatherState },
    { said: mother, state: more.motherState },
  ]
  if (leftBehind === 'both')
    for (const { said, state } of parents) if (said.away === null && state === null) said.away = true
  const away = parents.filter((p) => p.said.away === true).length
  const home = parents.filter((p) => p.said.away === false).length
  if (
    (leftBehind === 'no' && away > 0) ||
    (leftBehind === 'both' && home > 0) ||
    (leftBehind === 'one' && away === 2) ||
    ((leftBehind === 'one' || leftBehind === 'yes') && home === 2)
  )
    more.doubts.push('flag-against-parents')
}

/** The list lists all pupils as soon as it says of one that it is not left behind. */
const tellPopulation = (reading: RosterReading, columns: readonly FlagColumn[], titled: boolean, refused: boolean) => {
  const of = (flag: Flag | null) => reading.children.filter((c) => c.leftBehind === flag).length
  const no = of('no')
  const unsaid = of(null)
  const yes = reading.children.length - no - unsaid
  const asked = columns.filter((c) => c.field !== 'careType').map((c) => c.heading.split('/').at(-1))
  const named = `“${[...new Set(asked)].slice(0, 3).join('、')}”`
  // 是否双留守 with a 是 and a 否 says nothing of the second child; nor is it one of a list of left-behind children then.
  if (refused || no > 0 || (!titled && yes > 0 && unsaid > 0)) {
    reading.population = 'all'
    reading.populationBecause = `${asked.length ? `${named}一列` : '表里'}写了谁是留守儿童：${yes} 名是，${no} 名不是${unsaid ? `，${unsaid} 名没有写` : ''}`
    return
  }
  const others = reading.columns.filter((c) => !FLAG_FIELDS.some((f) => f === c.field)).map((c) => c.heading)
  const headed = yes > 0 || /留守/.test(simplify(others.join(' ')))
  reading.population = titled || headed ? 'left-behind' : 'all'
  reading.populationBecause =
    reading.population === 'left-behind' ? '表名或表头写的是留守儿童' : '表名和表头没有写“留守”，当作全体学生'
}

/** A title that names a list of left-behind children, not one that asks for a tick (留守儿童请打√) or for everybody's 留守情况. */
export const namesLeftBehind = (title: string): boolean =>
  title
    .replace(/[(（【[][^)）】\]]*(?:打|勾|√|请|标|是否|注明|含|选|填)[^)）】\]]*[)）】\]]/g, '')
    .split(/[,，;；。\s]+/)
    .filter((t) => !/请|[√✓]|打勾|标注|注明|是否/.test(t))
    .some(
      (t) =>
        /留守/.test(t) &&
        !/(?:学生|全班|全校|全体).{0,8}留守(?:情况|状况)|(?:学生|全班|全校|全体).{0,6}(?:及|和|与|、|含)留守/.test(t),
    )
