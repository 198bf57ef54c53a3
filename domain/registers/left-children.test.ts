import { describe, expect, it } from 'vitest'
import { differenceOf } from './difference.ts'
import type { RegisterChild } from './roster-child.ts'
import { child, options, row } from './testing/rows.ts'

const gone = (id: string, more: Parameters<typeof child>[1]): RegisterChild => ({ ...child(id, more), left: true })
const parents = { fatherName: '王海', motherName: '田梅' }

describe('a row that resembles a child who left', () => {
  it.each([
    ['the name and class alone', { name: '王芳' }, { name: '王芳' }],
    ['the name and both parents', { name: '王芳', ...parents }, { name: '王芳', ...parents, label: '2' }],
  ])('by %s is a new child; that it may be the same is asked', (_, says, known) => {
    const d = differenceOf([row(2, { ...says, grade: 3, label: '1' })], [gone('a', known)], options)
    expect([d.added.length, d.changed.length, d.conflicts.length]).toEqual([1, 0, 0])
    expect(d.likely.map((l) => l.candidates.map((c) => c.child?.id))).toEqual([['a']])
    expect(d.likely[0]?.candidates[0]?.reasons.length).toBeGreaterThan(0)
  })

  it.each([
    ['the ID number', { idNumber: 'X' }],
    ['the student number', { studentNo: 'G1' }],
    ['name and birth date', { birth: '2017-05-01' }],
  ])('by %s is that child, and brings it back', (_, sign) => {
    const d = differenceOf([row(2, { name: '王芳', ...sign })], [gone('a', { name: '王芳', ...sign })], options)
    expect([d.added.length, d.changed.map((c) => c.child.id)]).toEqual([0, ['a']])
  })

  it('does not hide the pupil of that name who is still there', () => {
    const says = { name: '王芳', grade: 3, label: '1' }
    const d = differenceOf([row(2, says)], [gone('a', { name: '王芳' }), child('b', { name: '王芳' })], options)
    expect([d.added.length, d.unchanged.map((c) => c.child.id)]).toEqual([0, ['b']])
  })
})
