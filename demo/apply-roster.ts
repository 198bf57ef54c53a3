import { operatorActor } from '../server/actor.ts'
import type { Ctx } from '../server/context.ts'
import { importRosterFile } from '../server/rosters/commands/import-roster-file.ts'
import { listRosters } from '../server/rosters/queries/rosters.ts'
import type { Person } from './people.ts'
import { rosterFile } from './roster-file.ts'
import { on } from './write-records.ts'

type School = { code: string; name: string }
const fileName = (school: { name: string }, title: string) => `${school.name}${title}.xlsx`

/** Stands this roster in the register already? */
export const isApplied = async (ctx: Ctx, school: School, term: string, title: string): Promise<boolean> =>
  (await listRosters(ctx, await operatorActor(ctx))).items.some(
    (r) => r.state === 'applied' && r.term === term && r.fileName === fileName(school, title),
  )

/** A school's roster of a term as a spreadsheet, read in on a day. Loaded again, nothing comes twice. */
export const applyRoster = async (
  ctx: Ctx,
  school: School,
  people: readonly Person[],
  term: string,
  day: string,
  title: string,
): Promise<void> => {
  if (await isApplied(ctx, school, term, title)) return
  await importRosterFile(on(ctx, day), await operatorActor(ctx), {
    bytes: await rosterFile(school.name, title, people),
    fileName: fileName(school, title),
    schoolCode: school.code,
    term,
    population: 'all',
    apply: true,
    leave: 'guessed',
  })
}
