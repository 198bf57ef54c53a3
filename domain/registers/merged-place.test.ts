import { expect, it } from 'vitest'
import { isMerged, placeOfCode, standingOf, withMerged } from './merged-place.ts'
import type { Place } from './place.ts'

const place = (id: number, kind: Place['kind'], parentId: number | null): [number, Place] => [
  id,
  {
    id,
    kind,
    code: `P${id}`,
    name: `地方${id}`,
    parentId,
    grade: null,
    label: null,
    aliases: [],
    closed: false,
    typedPupils: null,
    typedPupilsSource: null,
  },
]
/** School 4 went into school 3, and school 5 into 4 before that. */
const tree = new Map([
  place(1, 'county', null),
  place(2, 'township', 1),
  place(3, 'school', 2),
  place(4, 'school', 3),
  place(5, 'school', 4),
  place(6, 'class', 3),
])
const of = (id: number): Place => tree.get(id) ?? place(0, 'county', null)[1]

it('a place that hangs under one of its own kind was merged into it; its code goes on to the last one', () => {
  expect([2, 3, 4, 5, 6].map((id) => isMerged(tree, of(id)))).toEqual([false, false, true, true, false])
  expect([3, 4, 5, 6].map((id) => standingOf(tree, of(id)).id)).toEqual([3, 3, 3, 6])
  expect(placeOfCode(tree, 'P5')?.id).toBe(3)
  expect(placeOfCode(tree, 'P9')).toBeUndefined()
})

it('a place counts with all that was merged into it', () => {
  expect(withMerged(tree, of(3)).map((p) => p.id)).toEqual([3, 4, 5])
  expect(withMerged(tree, of(6)).map((p) => p.id)).toEqual([6])
})
