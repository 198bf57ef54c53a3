import { expect, it } from 'vitest'
import { filled, LETTERS, unknownGaps } from './letter-text.ts'

const gaps = {
  child: '石小满',
  className: '三(1)班',
  school: '青石镇中心小学',
  teacher: '张敏',
  today: '2026年11月29日',
}

it('a letter is filled in for one child; what is no gap stays as typed', () => {
  expect(filled('{孩子}在{班}，{孩子}好。{}', gaps)).toBe('石小满在三(1)班，石小满好。{}')
})

it('both letters to begin with have no gap that nobody knows, and no word that labels a child (S3.21)', () => {
  for (const text of Object.values(LETTERS)) {
    expect(unknownGaps(text)).toEqual([])
    expect(text).not.toContain('留守')
  }
})

it('a gap that nobody knows is told', () => {
  expect(unknownGaps('{孩子}的{妈妈}：{妈妈}好')).toEqual(['{妈妈}'])
})
