import { expect, it } from 'vitest'
import type { DutyState } from '../../domain/duties/types.ts'
import { lackingAmong } from './lacking.ts'

const groups = (['open', 'overdue', 'not-yet', 'met', 'waived', 'missed'] as const).map(
  (state): { state: DutyState }[] => [{ state }],
)
const states = (of: readonly (readonly { state: DutyState }[])[]) => of.map((g) => g[0]?.state)

it('a count of what may be done by now opens to exactly those, and not to what begins later in the month', () => {
  const { lacking, settled } = lackingAmong(groups, true)
  expect([states(lacking), states(settled)]).toEqual([
    ['open', 'overdue', 'missed'],
    ['met', 'waived'],
  ])
})

it('a cell of the month opens to all that it holds', () => {
  expect(states(lackingAmong(groups, false).lacking)).toEqual(['open', 'overdue', 'not-yet', 'missed'])
})
