import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { centralSchoolSummary } from './central-school-summary.ts'
import { checkPage } from './checks/check-page.ts'
import { headTeacherSummary } from './head-teacher-summary.ts'
import type { Report } from './kit/define-report.ts'
import { cellTexts, type Doc, docText, textNode } from './kit/doc.ts'
import { type PlaceRow, partsOfRef, type SummaryInput } from './kit/input.ts'
import type { Level } from './level.ts'
import { planPaper } from './plan-paper.ts'
import { schoolSummary } from './school-summary.ts'
import { subdistrictSummary } from './subdistrict-summary.ts'
import { editorFaults } from './testing/editor-rules.ts'
import { inventedSchool } from './testing/invented-school.ts'
import { figuresFrom, inputOf, WORKED, WORKED_BEFORE } from './testing/summary-input.ts'
import { townshipSummary } from './township-summary.ts'

const LEAST = 5
const at = (report: Report, figures: Record<string, number>, level: Level, more: Partial<SummaryInput> = {}) =>
  report.draft(inputOf({ ...WORKED, ...figures }, WORKED_BEFORE, { level, ...more }))
const textOf = (draft: ReturnType<Report['draft']>) => draft.sections.map((s) => docText(s.doc)).join('\n')

describe('who looks after them, by who may read it (summaries §3.4)', () => {
  const few = { 'care.relatives': 15, 'care.teachers': 2 }
  it('within the house as it is', () => {
    expect(textOf(at(schoolSummary, few, 'internal'))).toContain('亲属照看15名、教师照看2名、')
  })
  it('upwards a small group stands together with the next', () => {
    expect(textOf(at(schoolSummary, few, 'upward'))).toContain('亲属和教师照看共17名')
  })
  it('to the public without shares, without what was missed, without comparison', () => {
    const text = textOf(at(schoolSummary, few, 'public'))
    expect(text).toContain('我校登记的留守学生126名')
    expect(text).toContain('亲属照看和教师照看共17名')
    expect(text).toContain('单独谈心517人次')
    expect(text).not.toMatch(/%|未完成|比上学期|月月谈到|双方外出/)
  })
  it('fewer than thirty: only how many there are; fewer than five: not even that', () => {
    expect(textOf(at(schoolSummary, { 'left-behind.education': 29 }, 'public'))).not.toMatch(/照看共?\d/)
    expect(textOf(at(schoolSummary, { 'left-behind.education': 4 }, 'public'))).toContain('有个别留守学生')
  })
  it('what is bound up with hardship has no small number upwards, and none that gives it away', () => {
    const key = {
      'key.children': 8,
      'key.opened': 9,
      'key.closed': 1,
      'key.better': 1,
      'key-child-plan.due': 9,
      'key-child-plan.met': 7,
      'key-child-plan.missed': 2,
    }
    const accounts = { accounts: inventedSchool(3).input.accounts }
    const upward = textOf(at(schoolSummary, key, 'upward', accounts))
    expect(upward).not.toMatch(/解除1名|新列9名/)
    expect(textOf(at(schoolSummary, key, 'internal', accounts))).toContain('解除1名')
  })
  it('a plan is not written for the public', () => {
    expect(planPaper.face.levels).not.toContain('public')
  })
})

/** What a reader of the public page can add and take away: every number of people in it with the children it counts. */
type Equation = { parts: ReadonlySet<string>; n: number }

const CARE: Record<string, string> = {
  祖辈照看: 'grandparents',
  亲属照看: 'relatives',
  教师照看: 'teachers',
  在家的父亲或母亲照看: 'parent',
  其他人照看: 'other',
  其他情形: 'rest',
}

/** 祖辈照看88名、亲属照看和教师照看共17名 → what is in each. */
const equationsOf = (text: string): Equation[] =>
  (/其中([^。]*(?:照看|情形)[^。]*)。/.exec(text)?.[1] ?? '').split('名').flatMap((piece) => {
    const found = /^、?(\D*?)共?(\d+)$/.exec(piece)
    const [, words = '', n = ''] = found ?? []
    const parts = words.split(/、|和/).flatMap((word) => CARE[word] ?? [])
    return found ? [{ parts: new Set(parts), n: Number(n) }] : []
  })

/** Is one unknown alone in what can be made of the equations by adding and taking away? Gauss over the rationals. */
const determined = (equations: readonly Equation[], unknown: string): boolean => {
  const names = [...new Set(equations.flatMap(({ parts }) => [...parts]))]
  if (!names.includes(unknown)) return false
  const rows = equations.map(({ parts }) => names.map((name): number => (parts.has(name) ? 1 : 0)))
  let rank = 0
  for (let column = 0; column < names.length; column++) {
    const pivot = rows.findIndex((row, i) => i >= rank && Math.abs(row[column] ?? 0) > 1e-9)
    if (pivot < 0) continue
    const [row = []] = rows.splice(pivot, 1)
    const scaled = row.map((x) => x / (row[column] ?? 1))
    rows.splice(rank, 0, scaled)
    for (const [i, other] of rows.entries())
      if (i !== rank) rows[i] = other.map((x, k) => x - (other[column] ?? 0) * (scaled[k] ?? 0))
    rank++
  }
  return rows.some((row) => row.every((x, i) => Math.abs(x - (names[i] === unknown ? 1 : 0)) < 1e-9))
}

it('the solver finds what gives itself away', () => {
  const all = { parts: new Set(['a', 'b', 'c']), n: 30 }
  expect(determined([all, { parts: new Set(['a', 'b']), n: 28 }], 'c')).toBe(true)
  expect(determined([all, { parts: new Set(['a']), n: 20 }], 'c')).toBe(false)
})

it('from a public page no hidden number can be worked out by subtraction, its table and its whole taken together', () => {
  const n = fc.nat({ max: 60 })
  const care = fc.record({ grandparents: n, relatives: n, teachers: n, parent: n, other: n, alone: n, unknown: n })
  const rows = fc.array(n, { minLength: 2, maxLength: 6 })
  fc.assert(
    fc.property(care, rows, fc.nat({ max: 6 }), (of, below, outside) => {
      const whole = Object.values(of).reduce((a, b) => a + b, 0)
      const figures = Object.fromEntries(Object.entries(of).map(([kind, value]) => [`care.${kind}`, value]))
      const inThem = below.reduce((a, b) => a + b, 0)
      const places = below.map(
        (value, i): PlaceRow => ({
          code: `B${i}`,
          name: `第${i}处`,
          figures: figuresFrom({ 'left-behind.education': value }),
        }),
      )
      const page = at(
        schoolSummary,
        { ...figures, 'left-behind.education': whole, 'left-behind.boarding': 0 },
        'public',
      )
      const text = textOf(page)
      const equations = equationsOf(text)
      for (const { n: sum } of equations) expect(sum).toBeGreaterThanOrEqual(LEAST)
      const { alone: a, unknown: b, ...kinds } = of
      const hidden = { ...kinds, rest: a + b }
      const known = [...equations, { parts: new Set(Object.keys(CARE).flatMap((word) => CARE[word] ?? [])), n: whole }]
      for (const [kind, value] of Object.entries(hidden))
        if (value > 0 && value < LEAST) expect(determined(known, kind), `${kind} ${value} ${text}`).toBe(false)

      // The central school counts by the same reading: the whole and the rows lie beside each other.
      const town = at(centralSchoolSummary, { 'left-behind.education': inThem + outside }, 'public', {
        place: '青石镇',
        placeKind: 'township',
        below: places,
      })
      const table = town.sections.flatMap((s) => s.doc.content).find((b) => b.type === 'table')
      if (table?.type !== 'table') return
      const shown = cellTexts(table)
        .slice(1)
        .map(([name = '', cell = '']) => ({ name, n: Number(cell) }))
      for (const row of shown) expect(row.n).toBeGreaterThanOrEqual(LEAST)
      const alone = new Set(shown.map((row) => row.name))
      const together = below.filter((value, i) => value > 0 && !alone.has(`第${i}处`))
      const rest = outside > 0 && !alone.has('不在以上各处的') ? 1 : 0
      // What the table does not name is more than one number, or nothing.
      expect(together.length + rest === 1).toBe(false)
    }),
    { numRuns: 300 },
  )
})

const GENRES: readonly [Report, Pick<SummaryInput, 'place' | 'placeKind'>][] = [
  [schoolSummary, { place: '岩脚小学', placeKind: 'school' }],
  [headTeacherSummary, { place: '三年级一班', placeKind: 'class' }],
  [townshipSummary, { place: '青石镇', placeKind: 'township' }],
  [subdistrictSummary, { place: '河东街道', placeKind: 'township' }],
]
it.each(GENRES)(
  '$face.kind for the public reads well and tells no share and no small group of people',
  (report, of) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), (seed) => {
        const input: SummaryInput = { ...inventedSchool(seed).input, ...of, level: 'public' }
        const draft = report.draft(input)
        expect(editorFaults(draft, input)).toEqual([])
        const text = textOf(draft).replace(/不足5名/g, '')
        expect(text).not.toMatch(/%|百分点|(?<!\d)[1-4](?:名|人次|户次)/)
        for (const ref of [...JSON.stringify(draft.sections).matchAll(/"ref":"([^"]+)"/g)].map((m) => m[1] ?? ''))
          expect(partsOfRef(ref).id).not.toMatch(/missed|waived|unknown|gaps|one-away/)
      }),
      { numRuns: 6 },
    )
  },
)

describe('the self-check by level (summaries §7)', () => {
  const lights = (level: Level, words: string, childNames: readonly string[] = []) => {
    const summary = inputOf(WORKED, WORKED_BEFORE, { level })
    const own: Doc = {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ ...textNode(words), marks: [{ type: 'own' }] }] }],
    }
    return checkPage({
      page: [{ key: 'opening', heading: null, doc: own, own: true }],
      summary,
      report: schoolSummary,
      figures: {},
      childNames,
      elsewhere: [],
      noProblem: false,
    })
      .filter((c) => c.level === 'stop' || c.level === 'confirm')
      .map((c) => `${c.key} ${c.level}`)
  }
  it('a child’s name may be said to be none only within the house', () => {
    expect(lights('internal', '龙小满爱说话了。', ['龙小满'])).toEqual(['names-龙小满 confirm'])
    expect(lights('upward', '龙小满爱说话了。', ['龙小满'])).toEqual(['names-stop stop'])
    expect(lights('public', '龙小满爱说话了。', ['龙小满'])).toEqual(['names-stop stop'])
  })
  it('the public is told no small number, no share and no label in the author’s words either', () => {
    expect(lights('public', '有两名学生住在亲戚家。')).toEqual(['public-small stop'])
    expect(lights('public', '来了12名家长，占80%。')).toEqual(['public-share stop'])
    expect(lights('public', '单亲的孩子也来了。')).toEqual(['public-labels-单亲 confirm'])
    expect(lights('upward', '有两名学生住在亲戚家。')).toEqual([])
  })
})
