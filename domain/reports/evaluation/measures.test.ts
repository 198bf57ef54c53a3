import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { INDICATORS, listFault, TOWNSHIP_INDICATORS, usualList } from '../../entries/indicators.ts'
import { figureOf } from '../../figures/list.ts'
import { figuresIn, MEASURES, type Measure, measuresOf, reached, suggestedPoints } from './measures.ts'

/** Judged by people alone: no number shows whether somebody is content. */
const BY_PEOPLE = ['satisfaction', 'cases']

describe('the indicators of an evaluation (S1.15, dossier §7)', () => {
  it('are a hundred points, and each is measured by figures that there are, or is a person’s to judge', () => {
    expect(INDICATORS.reduce((sum, { points }) => sum + points, 0)).toBe(100)
    expect(INDICATORS.map(({ key }) => key).filter((key) => !MEASURES[key])).toEqual(BY_PEOPLE)
    expect(Object.keys(MEASURES).filter((key) => !INDICATORS.some((one) => one.key === key))).toEqual([])
    for (const measure of Object.values(MEASURES).flat())
      expect(figuresIn(measure).filter((id) => figureOf(id) === null)).toEqual([])
  })

  it.each<[Measure, Record<string, number | null>, number | null]>([
    [{ shows: 'a' }, { a: 0 }, 0],
    [{ shows: 'a' }, { a: 7 }, 1],
    [{ some: 'a' }, { a: 0 }, null],
    [{ some: 'a' }, { a: 2 }, 1],
    [{ enough: 'a', n: 6 }, { a: 3 }, 0.5],
    [{ enough: 'a', n: 6 }, { a: 9 }, 1],
    [{ part: 'a', whole: 'b' }, { a: 118, b: 126 }, 118 / 126],
    [{ part: 'a', whole: 'b' }, { a: 0, b: 0 }, null],
    [{ part: 'a', whole: 'b' }, { a: null, b: 3 }, null],
    [{ without: 'a', whole: 'b', target: 0.95 }, { a: 5, b: 100 }, 1],
    [{ without: 'a', whole: 'b', target: 0.95 }, { a: 100, b: 100 }, 0],
    [{ figure: 'a', none: 80, full: 100 }, { a: 95 }, 0.75],
    [{ figure: 'a', none: 80, full: 100 }, { a: 60 }, 0],
    // The fewer the better.
    [{ figure: 'a', none: 10, full: 0 }, { a: 5 }, 0.5],
    [{ figure: 'a', none: 10, full: 0 }, { a: null }, null],
  ])('%o of %o is %o', (measure, numbers, expected) => {
    expect(reached(measure, (id) => numbers[id] ?? null)).toBe(expected)
  })

  it('suggest whole points, all of them only where all was done', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), fc.double({ min: 0, max: 1, noNaN: true }), (points, far) => {
        const suggested = suggestedPoints(points, far) ?? -1
        expect(Number.isInteger(suggested)).toBe(true)
        expect(suggested).toBeGreaterThanOrEqual(0)
        expect(suggested === points).toBe(far === 1)
      }),
    )
    expect(suggestedPoints(5, null)).toBe(null)
  })

  it('of a township are a hundred points too, each measured by figures that there are or judged by people', () => {
    expect(TOWNSHIP_INDICATORS.reduce((sum, { points }) => sum + points, 0)).toBe(100)
    const lines = usualList('township').map((line) => [line.key, measuresOf('township', line)] as const)
    expect(lines.filter(([, measures]) => measures.length === 0).map(([key]) => key)).toEqual(['cases'])
    for (const [, measures] of lines)
      for (const measure of measures) expect(figuresIn(measure).filter((id) => figureOf(id) === null)).toEqual([])
  })

  it('as a county keeps them: a hundred points, no line twice, numbers that there are', () => {
    const known = (id: string) => figureOf(id) !== null
    const usual = usualList('school')
    expect(listFault('school', usual, known)).toBeNull()
    expect(listFault('school', usual.slice(1), known)).toBe('各项一共 96 分，请改成 100 分。')
    expect(listFault('school', [...usual, ...usual.slice(0, 1)], known)).toContain('写了两行')
    const first = (more: object) => usual.map((line, i) => (i === 0 ? { ...line, ...more } : line))
    expect(listFault('school', first({ key: 'own' }), known)).toContain('不是通用的一项')
    const by = (figure: string, none: number, full: number) => first({ suggests: { by: 'figure', figure, none, full } })
    expect(listFault('school', by('talks.coverage', 80, 100), known)).toBeNull()
    expect(listFault('school', by('nothing', 80, 100), known)).toContain('没有了')
    expect(listFault('school', by('talks.coverage', 80, 80), known)).toContain('一样')
    expect(listFault('school', first({ suggests: { by: 'hand' } }), known)).toBeNull()
  })
})
