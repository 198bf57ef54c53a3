import type { RollChild } from './roll.ts'

export type RollMovement = { id: string; sort: 'in' | 'out' }

/**
 * Who came onto and who went off the count between two signed rolls of the same place, by one reading (summaries §8 in.*, out.*). On the
 * counts of the two rolls: before + in − out = now.
 */
export const rollMovements = (
  before: readonly RollChild[],
  now: readonly RollChild[],
  reading: 'state' | 'education',
): RollMovement[] => {
  const counted = (roll: readonly RollChild[]) => new Set(roll.filter((c) => c[reading]).map((c) => c.id))
  const [was, is] = [counted(before), counted(now)]
  return [
    ...[...is].flatMap((id): RollMovement[] => (was.has(id) ? [] : [{ id, sort: 'in' }])),
    ...[...was].flatMap((id): RollMovement[] => (is.has(id) ? [] : [{ id, sort: 'out' }])),
  ]
}
