import { expect, it } from 'vitest'
import { CLASS_VOICE, type Pen } from '../kit/pen.ts'
import { touch, touchProblems } from './touch.ts'

const penOf = (figures: Record<string, number>): Pen => {
  const n = (id: string) => figures[id] ?? 0
  const f = (id: string) => ({ type: 'text' as const, text: String(n(id)) })
  return { n, f, voice: CLASS_VOICE, input: { level: 'upward' } } as unknown as Pen
}
const words = (inlines: readonly unknown[]) => inlines.map((inline) => (inline as { text: string }).text).join('')

it.each<[string, Record<string, number>, string]>([
  ['nobody: not a word', { 'unseen.unknown': 4 }, ''],
  [
    'many, some of them longer',
    { 'unseen.six-months': 12, 'unseen.year': 5, 'unseen.unknown': 3 },
    '半年以上没有见过父母任何一方的孩子12名，其中一年以上的5名；没有登记最近见面日子的3名不在其内。',
  ],
  ['one alone is not told by number', { 'unseen.six-months': 1, 'unseen.year': 1 }, '个别孩子半年以上没有见过父母。'],
  [
    'few of them longer',
    { 'unseen.six-months': 12, 'unseen.year': 1 },
    '半年以上没有见过父母任何一方的孩子12名，其中有的已一年以上。',
  ],
  ['nobody reaches their parents', { 'unreached.30d': 7 }, '三十天以上联系不上家长的孩子7名。'],
])('多久没见父母 (S3.3, S3.20): %s', (_, figures, text) => expect(words(touch(penOf(figures)))).toBe(text))

it('whoever cannot be reached is a problem with a day, and nobody is none', () => {
  const by = (n: number) => `第${n}周末`
  expect(touchProblems(penOf({}), by)).toEqual([])
  const [problem] = touchProblems(penOf({ 'unreached.30d': 7 }), by)
  expect(words(problem?.plan ?? [])).toContain('在第1周末前请村（居）委会协助')
})
