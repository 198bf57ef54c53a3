import { describe, expect, it } from 'vitest'
import { figureOf } from '../../figures/list.ts'
import { evaluatePredicate } from '../../kit/evaluate-predicate.ts'
import type { ChildFacts } from '../../registers/child-facts.ts'
import { facts } from '../../registers/testing/facts.ts'
import { equationText, judge, TABLE_KEYS } from './define-table.ts'
import { STATISTICS_TABLES, statisticsTable, tablesAt } from './list.ts'

describe('every table', () => {
  it('asks for figures that there are, and what has to add up names its own items', () => {
    expect(STATISTICS_TABLES.map((table) => table.key)).toEqual([...TABLE_KEYS])
    for (const table of STATISTICS_TABLES) {
      const numbers = table.items.map((item) => item.no)
      expect(numbers, table.key).toEqual(numbers.map((_, i) => i + 1))
      for (const item of table.items) if (item.figure) expect(figureOf(item.figure), item.figure).not.toBeNull()
      for (const { whole, parts, lacks } of table.equations) {
        expect([...whole, ...parts].every((no) => numbers.includes(no))).toBe(true)
        if (lacks) expect(figureOf(lacks), lacks).not.toBeNull()
      }
    }
  })
  it('is asked for where it is told', () => {
    expect(tablesAt('school').map((table) => table.key)).toEqual(['school-statistics'])
    expect(tablesAt('township')).toHaveLength(3)
  })
})

describe('judge', () => {
  const equation = { key: 'age', whole: [1], parts: [2, 3], lacks: '' }
  const at = (numbers: Record<number, number | null>) => judge(equation, (no) => numbers[no] ?? null)
  it('comes out, differs, or cannot be told where a part is not held', () => {
    expect(at({ 1: 9, 2: 4, 3: 5 })).toEqual({ holds: 'yes', differs: 0 })
    expect(at({ 1: 9, 2: 4, 3: 3 })).toEqual({ holds: 'no', differs: 2 })
    expect(at({ 1: 9, 2: 4 })).toEqual({ holds: 'untold', differs: 5 })
    expect(at({ 1: 9, 2: 9 })).toEqual({ holds: 'yes', differs: 0 })
    const two = { whole: [1, 2], parts: [3, 4] }
    expect(judge(two, (no) => no)).toEqual({ holds: 'no', differs: -4 })
    expect(judge(two, (no) => [0, 3, 4, 5, 2][no] ?? 0)).toEqual({ holds: 'yes', differs: 0 })
    expect(judge(two, (no) => (no < 3 ? null : 0))).toEqual({ holds: 'untold', differs: 0 })
  })
  it('is written as the form writes it', () => {
    expect(equationText({ whole: [1], parts: [2, 5, 8] })).toBe('1＝2＋5＋8')
    expect(equationText({ whole: [1], parts: [11, 12, 13, 14] })).toBe('1＝11至14')
  })
})

/** Parts are disjoint, and who is in none of them is who the lacks-figure lists: over every combination of what decides. */
it('of the official table each child of the whole stands in one part or is listed as lacking', () => {
  const table = statisticsTable('official-statistics')
  const range = { cutoff: '2026-09-30', from: '2026-09-01', to: '2026-09-30' }
  const is = (id: string, child: ChildFacts) => {
    const figure = figureOf(id, 'state')
    if (!figure) throw new Error(id)
    return evaluatePredicate(figure.filter, child, range)
  }
  const away = { fatherState: 'away', fatherSince: '2025-02', hukou: 'rural' } as const
  let children = 0
  for (const birth of [
    null,
    '2011-01',
    '2012-09-30',
    '2012-10-01',
    '2017-05-02',
    '2020-09-30',
    '2020-10-01',
    '2024-03',
  ])
    for (const sex of ['male', 'female', 'unknown'] as const)
      for (const grade of [null, 1, 6, 7, 9])
        for (const [careKind, careRelation] of [
          ['grandparents', 'grandmother'],
          ['grandparents', 'maternal-grandfather'],
          ['grandparents', null],
          ['teachers', 'teacher'],
          ['parent', 'mother'],
          ['alone', null],
          ['unknown', null],
        ] as const)
          for (const mother of [
            { motherState: 'away', motherSince: '2025-02' },
            { motherState: 'home', motherIncapable: true },
            { motherState: 'listed' },
          ] as const) {
            const status = grade === null ? 'village' : 'enrolled'
            const child = facts({ ...away, ...mother, birth, sex, grade, status, careKind, careRelation })
            if (!is('statistics.all', child)) continue
            children++
            for (const { whole, parts, lacks } of table?.equations ?? []) {
              const figure = (no: number) => table?.items[no - 1]?.figure
              if (!is(figure(whole[0] ?? 0) ?? '', child)) continue
              const inParts = parts.flatMap((no) => figure(no) ?? []).filter((id) => is(id, child)).length
              expect(inParts + (is(lacks ?? '', child) ? 1 : 0), `${lacks} ${JSON.stringify(child)}`).toBe(1)
            }
          }
  expect(children).toBeGreaterThan(300)
})
