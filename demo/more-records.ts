import { dice } from './random.ts'
import { type DemoRecord, schoolDay, sent } from './records.ts'
import { PARENT_TALKS, TALKS } from './talk-texts.ts'
import type { MoreRecords } from './write-records.ts'

/** So many talks and contacts of every pupil each month, besides what rules ask for: a county that records much. */
export const moreOfEach =
  (each: number): MoreRecords =>
  (pupils, months, until, seed) => {
    const roll = dice(seed + 2)
    return months.flatMap(({ from, to }) => {
      const last = to < until ? to : until
      if (last < from) return []
      return pupils.flatMap((pupil) =>
        Array.from({ length: each }, (): DemoRecord => {
          const on = schoolDay(from, last, roll)
          const said = { classId: pupil.classId, childIds: [pupil.id], on, sentOn: sent(on, until, roll) }
          if (roll.chance(0.6)) return { ...said, kind: 'talk', body: { ...roll.pick(TALKS) } }
          const body = {
            who: roll.pick(['father', 'mother']),
            way: roll.pick(['call', 'video', 'message']),
            reached: true,
          }
          return { ...said, kind: 'parent-contact', body: { ...body, began: 'school', ...roll.pick(PARENT_TALKS) } }
        }),
      )
    })
  }
