import type { Actor } from '../domain/roles.ts'
import { actorByLogin } from '../server/actor.ts'
import type { Ctx } from '../server/context.ts'
import { type LaidEntry, layEntries } from '../server/entries/commands/lay-entries.ts'
import { layRecords } from '../server/records/commands/lay-records.ts'
import { type DayOfTeacher, noon } from './write-records.ts'

/** Records of one transaction: some hundred megabytes of memory at most, and few enough commits. */
const AT_ONCE = 8000

/** How a school's invented records and entries are written; both return how many. */
export type Writers = {
  records: (ctx: Ctx, operator: Actor, days: readonly DayOfTeacher[]) => Promise<number>
  entries: (ctx: Ctx, operator: Actor, entries: readonly LaidEntry[]) => Promise<number>
}

/** A school's records by thousands, each in the name of its teacher on its day. Returns how many. */
const layDays = async (ctx: Ctx, operator: Actor, days: readonly DayOfTeacher[]): Promise<number> => {
  const actors = new Map<string, Actor>()
  for (const login of new Set(days.map((d) => d.login))) actors.set(login, await actorByLogin(ctx, login))
  let laid = 0
  for (const part of inParts(days)) {
    const written = part.flatMap(({ day, login, records }) => {
      const author = actors.get(login)
      return author ? [{ author, at: noon(day), records }] : []
    })
    laid += await layRecords(ctx, operator, written)
  }
  return laid
}

const inParts = (days: readonly DayOfTeacher[]): DayOfTeacher[][] => {
  const parts: DayOfTeacher[][] = []
  let room = 0
  for (const day of days) {
    if (room < day.records.length) {
      parts.push([])
      room = AT_ONCE
    }
    parts.at(-1)?.push(day)
    room -= day.records.length
  }
  return parts
}

/** By whole schools, a few thousand rows a transaction. */
export const LAID: Writers = {
  records: layDays,
  entries: async (ctx, operator, entries) => (entries.length ? layEntries(ctx, operator, entries) : 0),
}
