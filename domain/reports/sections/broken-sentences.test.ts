import fc from 'fast-check'
import { expect, it } from 'vitest'
import { draftSchoolSummary } from '../school-summary.ts'
import { inventedSchool } from '../testing/invented-school.ts'

type Node = { type: string; text?: string; attrs?: { text?: string }; content?: Node[] }
const textOf = (n: Node): string =>
  n.type === 'text'
    ? (n.text ?? '')
    : n.type === 'figure'
      ? (n.attrs?.text ?? '')
      : (n.content ?? []).map(textOf).join('')
const draftOf = (seed: number) => {
  const { input } = inventedSchool(seed)
  return draftSchoolSummary(input)
    .sections.map((s) => textOf(s.doc as never))
    .join('\n')
}

/** Sentences that were printed (F12), each of a small school of its own. */
it.each<[string, number, RegExp, string | RegExp]>([
  [
    'one kind of care alone, too few to be told',
    164,
    /独自居住的都有/,
    '从照看情况看，有个别学生独自居住，其余照看人待核实，不分列人数。',
  ],
  ['who lives alone before who is looked after', 6, /由独自居住/, '独自居住4名，由教师和其他人照看共5名'],
  ['one file that lacks two things', 33, /1份缺项：/, '留守学生的档案中还有1份缺照看人和出生日期。'],
  ['what each is to be accounted for', 9, /的逐项有交代/, /以(?:[^、。]+、)+[^、。]+逐项都有交代为准/],
])('%s', (_what, seed, broken, whole) => {
  const text = draftOf(seed)
  expect(text).not.toMatch(broken)
  expect(text).toMatch(whole)
})

it('no school’s draft has them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), (seed) => {
      const text = draftOf(seed)
      for (const broken of [
        /看，(?:祖辈照看|亲属照看|教师照看|其他人照看|独自居住|在家的父亲或母亲照看)的都有/,
        /由独自居住|、独自居住\d+名/,
        /(?<!\d)1份缺项/,
        /的逐[项名户人]有交代/,
      ])
        expect(text).not.toMatch(broken)
    }),
    { numRuns: 150 },
  )
})
