import { expect, it } from 'vitest'
import { part, WORKED_BEFORE } from '../testing/summary-input.ts'

const told = (figures: Record<string, number>) => part('care', figures, WORKED_BEFORE)

it('no notes on work: not a word of them', () => {
  expect(told({})).not.toContain('学情')
  expect(told({ 'term-result.held': 40 })).not.toContain('学期结果')
})

it('how many, of how many children; what mates told stands beside it', () => {
  const notes = { 'study-notes': 31, 'study-note.children': 24 }
  expect(told(notes)).toContain('教师看作业、看课堂，写出学情31份，涉及学生24名。')
  expect(told(notes)).not.toContain('反映')
  expect(told({ ...notes, 'class-note.held': 5 })).toContain('班干部、同学反映的情况记下5条，逐条有处理。')
  expect(told({ 'class-note.held': 5 })).toContain('班干部、同学反映的情况记下5条，逐条有处理。')
})
