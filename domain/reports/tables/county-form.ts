import { figuresFor } from '../../figures/list.ts'
import { STATISTICS } from '../../figures/statistics.ts'
import type { FigureFace } from '../../figures/types.ts'
import { type Equation, equationText, type StatisticsTable, type TableItem } from './define-table.ts'

/** Items and equations of the official table as a county's own paper form has them; `no` of an item is its place, from 1. */
export type CountyItem = Pick<TableItem, 'group' | 'label' | 'depth' | 'figure'>
export type CountyEquation = { whole: readonly number[]; parts: readonly number[]; on: boolean }
export type CountyForm = { items: readonly CountyItem[]; equations: readonly CountyEquation[] }

export const MOST_ITEMS = 60
export const MOST_EQUATIONS = 30

/** Our reading as a county begins from it: every equation, those that rest switched off. */
export const ourForm = (table: StatisticsTable): CountyForm => ({
  items: table.items.map(({ group, label, depth, figure }) => ({ group, label, depth, figure })),
  equations: [
    ...table.equations.map(({ whole, parts }) => ({ whole, parts, on: true })),
    ...(table.resting ?? []).map(({ whole, parts }) => ({ whole, parts, on: false })),
  ],
})

/** Which numbers may stand in an item: figures of children at a day, by the state's reading, and those that name their own. */
export const countable = (): FigureFace[] =>
  [...STATISTICS.filter((f) => !f.id.includes('.lacks-')), ...figuresFor('state')]
    .filter((f) => f.facts === 'children' && f.measure.of === 'rows')
    .map(({ id, unit, title, definition }) => ({ id, unit, title, definition }))

/** What is wrong with a form, in a sentence that says where; null: nothing. */
export const formFault = ({ items, equations }: CountyForm): string | null => {
  const known = new Set(countable().map(({ id }) => id))
  for (const [i, item] of items.entries()) {
    if (item.label.trim() === '') return `第${i + 1}栏没有名称，请照纸表写上。`
    if (item.figure !== null && !known.has(item.figure)) return `第${i + 1}栏选的数现在没有了，请另选一个或选“另填”。`
  }
  for (const equation of equations) {
    const { whole, parts } = equation
    if (whole.length === 0 || parts.length === 0) return '等式两边都要至少有一栏。'
    const all = [...whole, ...parts]
    const beyond = all.find((no) => no < 1 || no > items.length)
    if (beyond !== undefined) return `等式 ${equationText(equation)} 里没有第${beyond}栏，请改这条等式。`
    if (new Set(all).size < all.length) return `等式 ${equationText(equation)} 里同一栏出现了两次，请改这条等式。`
  }
  const twice = equations.map(equationText).find((text, i, all) => all.indexOf(text) < i)
  return twice ? `等式 ${twice} 写了两次，留一条就够。` : null
}

/** 13＋14, 11至18 as somebody types it, in any of the usual signs; null: not to be read. */
export const sideOf = (text: string): number[] | null => {
  const parts = text
    .normalize('NFKC')
    .replace(/[第栏项\s]/g, '')
    .split(/[+,、;]/)
    .filter((part) => part !== '')
  const numbers = parts.flatMap((part): (number | null)[] => {
    const row = /^(\d{1,2})(?:至|到|-|–|—|~)(\d{1,2})$/.exec(part)
    if (!row) return [/^\d{1,2}$/.test(part) ? Number(part) : null]
    const [from, to] = [Number(row[1]), Number(row[2])]
    return from < to ? Array.from({ length: to - from + 1 }, (_, i) => from + i) : [null]
  })
  return numbers.length === 0 || numbers.includes(null) ? null : numbers.flatMap((n) => n ?? [])
}

/** A new column before the one at `at` (from 0): equations go on naming the same columns. */
export const withColumn = ({ items, equations }: CountyForm, at: number, item: CountyItem): CountyForm => ({
  items: items.toSpliced(at, 0, item),
  equations: renumbered(equations, (no) => (no > at ? no + 1 : no)),
})

/** Without the column at `at` (from 0): it leaves the equations too, and one that has nothing left on a side goes. */
export const withoutColumn = ({ items, equations }: CountyForm, at: number): CountyForm => ({
  items: items.toSpliced(at, 1),
  equations: renumbered(equations, (no) => (no === at + 1 ? null : no > at + 1 ? no - 1 : no)),
})

const renumbered = (equations: readonly CountyEquation[], next: (no: number) => number | null): CountyEquation[] =>
  equations
    .map(({ whole, parts, on }) => {
      const side = (numbers: readonly number[]) => numbers.flatMap((no) => next(no) ?? [])
      return { whole: side(whole), parts: side(parts), on }
    })
    .filter(({ whole, parts }) => whole.length > 0 && parts.length > 0)

/**
 * The table as the county maps it: its columns and what has to add up. An equation of ours between columns that still hold what they
 * held keeps the figure of those who stand in none of its parts; of the county's own nobody can tell who that is.
 */
export const tableOfForm = (table: StatisticsTable, form: CountyForm): StatisticsTable => ({
  ...table,
  items: form.items.map((item, i) => ({ no: i + 1, ...item })),
  equations: form.equations
    .filter(({ on }) => on)
    .map((equation): Equation => {
      const text = equationText(equation)
      const ours = table.equations.find((one) => equationText(one) === text)
      const same = [...equation.whole, ...equation.parts].every(
        (no) => form.items[no - 1]?.figure === table.items[no - 1]?.figure,
      )
      return { key: text, whole: equation.whole, parts: equation.parts, lacks: ours && same ? ours.lacks : null }
    }),
  resting: [],
  note: noteOf(form),
})

const noteOf = ({ items }: CountyForm): string | null => {
  const empty = items.flatMap(({ figure }, i) => (figure === null ? [i + 1] : []))
  return empty.length ? `第${empty.join('、')}栏登记里没有，空着的请另填。` : null
}
