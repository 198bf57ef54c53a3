import type { Ctx } from '../server/context.ts'
import { account } from './account.ts'
import { applyRoster } from './apply-roster.ts'
import { BOARDING_SCHOOL, boardingSchool, SIXTH } from './boarding-school.ts'
import { writeBoarding } from './write-boarding.ts'
import { writeCensus } from './write-census.ts'
import { writeEntries } from './write-entries.ts'
import { writeMeetings } from './write-meetings.ts'
import { writeParentPages } from './write-parent-pages.ts'
import { writeRecords } from './write-records.ts'
import { writeSeen } from './write-seen.ts'

/**
 * The autumn of the boarding school with its class of sixty: the class teacher has gone over a third of the roll, and writes what class
 * teachers write. With dice of its own and after the others, so that what stands elsewhere stays as it is. Loaded again, nothing comes twice.
 */
export const writeBoardingSchool = async (
  ctx: Ctx,
  { term, title, from, until }: { term: string; title: string; from: string; until: string },
): Promise<void> => {
  const [schools, teachers] = [[BOARDING_SCHOOL.code], new Map([[SIXTH, 'liuban']])]
  const keeper = { role: 'boarding-teacher' as const, place: BOARDING_SCHOOL.code }
  await account(ctx, { ...keeper, login: 'shiqiaosg', name: '韦兰香' })
  await account(ctx, { ...keeper, login: 'shiqiaosg2', name: '龙有海' })
  await applyRoster(ctx, BOARDING_SCHOOL, boardingSchool(), term, '2026-09-03', title)
  await writeCensus(ctx, term, [{ place: SIXTH, login: 'liuban', day: '2026-09-18', only: 20, changed: 1 }])
  await writeRecords(ctx, schools, teachers, term, 20_260_942, until)
  await writeMeetings(ctx, schools, teachers, 20_260_943, { first: '2026-09-21', until, writes: 'shiqiao' })
  await writeEntries(ctx, schools, teachers, [], 20_260_944, { from, until })
  await writeBoarding(
    ctx,
    {
      dean: 'shiqiao',
      girls: 'shiqiaosg',
      boys: 'shiqiaosg2',
      noon: ['shiqiao', 'liuban', 'shiqiao', 'liuban', 'shiqiao'],
    },
    { seed: 20_260_945, from, until, noon: { name: '走读生午间', where: '六(1)班教室', upTo: 6 } },
  )
  await writeSeen(ctx, teachers, 20_260_946)
  await writeParentPages(ctx, 'liuban', SIXTH, 20_260_947, until)
}
