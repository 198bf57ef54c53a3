import { statisticsRemark } from '../domain/entries/statistics-remark.ts'
import { statisticsReturn } from '../domain/entries/statistics-return.ts'
import { addDays } from '../domain/kit/dates.ts'
import { actorByLogin } from '../server/actor.ts'
import type { Ctx } from '../server/context.ts'
import { endEntry } from '../server/entries/commands/end-entry.ts'
import { saveEntries } from '../server/entries/commands/save-entries.ts'
import { getStatistics } from '../server/statistics/queries/statistics.ts'
import { demoId, on } from './write-records.ts'

/** A school's table as it stood in October, taken over by the township; and as it stands in November, waiting there (dossier §4.6). */
export const writeReturns = async (
  ctx: Ctx,
  logins: { school: string; township: string },
  school: string,
  { seed, term, days }: { seed: number; term: string; days: readonly [taken: string, waiting: string] },
): Promise<void> => {
  const actor = await actorByLogin(ctx, logins.school)
  for (const [i, day] of days.entries()) {
    const table = await getStatistics(on(ctx, day), actor, { table: 'school-statistics', place: school, term, at: day })
    const id = demoId(seed, day, i)
    await saveEntries(on(ctx, day), actor, {
      entries: [
        {
          id,
          kind: 'statistics-return',
          version: statisticsReturn.version,
          about: { place: school },
          from: day,
          body: {
            table: table.table,
            at: table.cutoff,
            numbers: table.items.flatMap(({ no }, k) => {
              const n = table.total[k]
              return n === null || n === undefined ? [] : [{ no, n: Math.round(n) }]
            }),
          },
        },
      ],
    })
    if (i > 0) continue
    const taken = { on: addDays(day, 2), reason: '数对得上', state: 'accepted' }
    await endEntry(on(ctx, taken.on), await actorByLogin(ctx, logins.township), id, taken)
  }
}

/** What the clinic told the township of its children’s health, written by hand into October’s table, which the register does not hold (decision 068). */
export const writeStatisticsRemark = async (
  ctx: Ctx,
  { login, place, day, seed }: { login: string; place: string; day: string; seed: number },
): Promise<void> => {
  await saveEntries(on(ctx, day), await actorByLogin(ctx, login), {
    entries: [
      {
        id: demoId(seed, day, 0),
        kind: 'statistics-remark',
        version: statisticsRemark.version,
        about: { place },
        from: day,
        body: {
          table: 'official-statistics',
          at: day,
          numbers: [
            { no: 27, n: 2 },
            { no: 28, n: 1 },
          ],
          why: '卫生院体检名册',
        },
      },
    ],
  })
}
