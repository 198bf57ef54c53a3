import { FIELDS_OF_WORK, POSTS } from '../../domain/entries/post.ts'
import { textIn } from '../../domain/kit/answers.ts'
import type { RecordBody } from '../../domain/kit/define-record.ts'
import { isPerson } from '../../domain/kit/field-spec.ts'

/** A post of a group as its chart shows it. */
export type ChartPost = { id: string; post: string; name: string; job: string; answersFor: string[]; phone: string }

/** A box of the chart, in the units of its picture; `lines`: what it answers for, as many as fit. */
export type Box = { id: string; x: number; y: number; lines: readonly [string, string, ...string[]] }
export type Chart = { width: number; height: number; boxes: readonly Box[]; links: readonly Link[] }
export type Link = { x1: number; y1: number; x2: number; y2: number }

export const BOX = { width: 168, height: 92 } as const
const GAP = { x: 16, y: 34 } as const
/** Words of one line: a box holds so many characters. */
const LINE = 12
const LINES = 2

/** Levels of a group, from the top: who leads, who stands in, the office, the members. */
const LEVELS: readonly (readonly string[])[] = [['leader'], ['deputy'], ['office', 'liaison'], ['member']]

export const chartPost = (id: string, body: RecordBody): ChartPost => ({
  id,
  post: textIn(body, 'post'),
  name: isPerson(body.person) ? body.person.name : '',
  job: textIn(body, 'job'),
  answersFor: FIELDS_OF_WORK.filter((f) => Array.isArray(body.answersFor) && body.answersFor.includes(f.value)).map(
    (f) => f.label,
  ),
  phone: textIn(body, 'phone'),
})

/** Of a group in the order of its chart; who shares a post in the order in which they came. */
export const inChartOrder = (posts: readonly ChartPost[]): ChartPost[] =>
  posts.toSorted((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1))

const rank = ({ post }: ChartPost): number => POSTS.findIndex((p) => p.value === post)

/** Field by field, none torn over two lines; what does not fit is said to be more. */
const wrapped = (fields: readonly string[]): string[] => {
  const rows: string[] = []
  for (const field of fields) {
    const longer = rows.length ? `${rows.at(-1)}、${field}` : field
    if (rows.length && longer.length <= LINE) rows[rows.length - 1] = longer
    else rows.push(field)
  }
  return rows.length > LINES ? [...rows.slice(0, LINES - 1), `${rows[LINES - 1]}…`] : rows
}

/**
 * The chart of a group (S1.1): a row a level, wrapped where it holds more than `columns`; from each level lines lead to the next one that
 * somebody stands in. Pure: the same posts give the same picture.
 */
export const chartOf = (posts: readonly ChartPost[], columns: number): Chart => {
  const width = columns * BOX.width + (columns - 1) * GAP.x
  const levels = LEVELS.map((level) => inChartOrder(posts).filter((p) => level.includes(p.post))).filter(
    (level) => level.length > 0,
  )
  const boxes: Box[] = []
  const links: Link[] = []
  let y = 0
  let above: number | null = null
  for (const level of levels) {
    const top = y
    for (let from = 0; from < level.length; from += columns) {
      const row = level.slice(from, from + columns)
      const left = (width - (row.length * BOX.width + (row.length - 1) * GAP.x)) / 2
      row.forEach((post, i) => {
        const x = left + i * (BOX.width + GAP.x)
        boxes.push({ id: post.id, x, y, lines: linesOf(post) })
        if (above !== null && from === 0) links.push({ x1: width / 2, y1: above, x2: x + BOX.width / 2, y2: top })
      })
      y += BOX.height + (from + columns < level.length ? GAP.x : 0)
    }
    above = y
    y += GAP.y
  }
  return { width, height: Math.max(0, y - GAP.y), boxes, links }
}

const linesOf = (post: ChartPost): Box['lines'] => [
  `${POSTS.find((p) => p.value === post.post)?.label ?? ''}　${post.name}`,
  post.job,
  ...wrapped(post.answersFor),
]
