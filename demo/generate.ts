import { defaultTerm } from '../domain/calendar/defaults.ts'
import type { Term } from '../domain/calendar/types.ts'
import { AppError } from '../domain/errors.ts'
import { addDays, minDate, shanghaiDate } from '../domain/kit/dates.ts'
import type { Actor } from '../domain/roles.ts'
import { addAccounts } from '../server/accounts/commands/add-accounts.ts'
import { operatorActor } from '../server/actor.ts'
import { setTerm } from '../server/calendar/commands/calendar-changes.ts'
import type { Ctx } from '../server/context.ts'
import { countiesOf, setCountySetting } from '../server/db/county.ts'
import { inActorTx } from '../server/db/tx.ts'
import { layDuties } from '../server/duties/lay-duties.ts'
import { setUp } from '../server/installation/commands/set-up.ts'
import { sealSoon } from '../server/jobs/seal-soon.ts'
import { addPlaces } from '../server/places/commands/add-places.ts'
import { importRosterFile } from '../server/rosters/commands/import-roster-file.ts'
import { PASSWORD } from './account.ts'
import { phoneCounter } from './identity.ts'
import { inventedEntries } from './invented-entries.ts'
import { LAID, type Writers } from './lay-school.ts'
import { moreOfEach } from './more-records.ts'
import { childName, surname } from './names.ts'
import type { Person } from './people.ts'
import { inventedPupils } from './pupils.ts'
import { dice } from './random.ts'
import { rosterFile } from './roster-file.ts'
import { COUNTY } from './township.ts'
import { inventedRecords, on } from './write-records.ts'

/** `more`: records of every pupil each month besides what the rules ask for. */
export type CountySize = { schools: number; children: number; terms: number; seed: number; more?: number }
export type Generated = CountySize & {
  records: number
  entries: number
  accounts: number
  admin: { login: string; password: string }
}

const SCHOOLS_OF_TOWNSHIP = 8
const VILLAGES_OF_TOWNSHIP = 6
const PUPILS_OF_CLASS = 45
/** Schools whose records are written at the same time. */
const AT_ONCE = 3
/** Milliseconds: each time all writers stand still for a moment. */
const SEALED_EVERY = 10_000

const FIRST = '青白黄红长大小石龙马金银'
const SECOND = '石岩溪坪湾桥坝塘林井田坡'
const THIRD = ['', '上', '下', '新']
/** A name of its own for each number below 576. */
const placeName = (n: number, kind: string) =>
  `${THIRD[Math.floor(n / 144) % THIRD.length]}${FIRST[n % 12]}${SECOND[Math.floor(n / 12) % 12]}${kind}`

type School = { code: string; name: string; pupils: Person[]; classes: number }

/**
 * An invented county of any size, the same people, places and records for the same seed (the ids of children are new each
 * time), through the commands that people use: spreadsheets read and written in, accounts made, records saved. Only where
 * nothing was set up yet: it makes a county of its own. Errors: already-set-up.
 */
export const generate = async (
  ctx: Ctx,
  size: CountySize,
  say: (text: string) => void = () => {},
  writers: Writers = LAID,
): Promise<Generated> => {
  const [there] = await countiesOf(ctx)
  if (there)
    throw new AppError(
      'already-set-up',
      undefined,
      `这里已经是“${there.name}”的资料，编造的县不会混进来。请用 NUANYANG_DATA（或 --data）换一个空目录。`,
    )
  const terms = lastTerms(shanghaiDate(ctx.now()), size.terms)
  const begin = addDays(terms[0]?.startsOn ?? '', -10)
  const login = 'guanli'
  await setUp(
    on(ctx, begin),
    { countyCode: COUNTY.code, countyName: COUNTY.name, adminLogin: login, adminName: '管理员', password: PASSWORD },
    { generated: size },
  )
  const operator = await operatorActor(ctx)
  for (const { id: termId, startsOn, endsOn } of terms)
    await setTerm(on(ctx, begin), operator, { termId, startsOn, endsOn })
  const schools = inventedSchools(size)
  await addPlaces(on(ctx, begin), operator, placesOf(schools))
  const teachers = await addTeachers(on(ctx, begin), schools, size.seed)
  say(`单位 ${schools.length} 所学校，账号 ${teachers.size} 个`)
  const more = moreOfEach(size.more ?? 0)
  // First where everybody was in each term, then what was recorded: nobody's records have to follow a child that moves.
  for (const term of terms) {
    await writeRosters(ctx, operator, schools, term)
    say(`${term.name}：花名册已写入`)
  }
  await ctx.db.refreshStatistics()
  let records = 0
  let entries = 0
  // Sealed beside the writing, while the diary's indexes stand aside: at its end that was a sixth of the whole.
  const sealing = sealSoon(ctx, SEALED_EVERY)
  await ctx.db.indexesAside(['record', 'record_part', 'sync_row', 'audit', 'history'], async () => {
    try {
      for (const term of terms) {
        await side(schools, async (school, i) => {
          const days = await inventedRecords(
            ...([ctx, [school.code], teachers, term.id, size.seed * 1000 + i, term.endsOn, more] as const),
          )
          const written = await writers.records(ctx, operator, days)
          const during = { from: term.startsOn, until: term.endsOn }
          const last = term === terms.at(-1)
          const lasting = last
            ? await inventedEntries(ctx, operator, school.code, teachers, size.seed * 1000 + i, during)
            : []
          const begun = await writers.entries(ctx, operator, lasting)
          // Added after the wait: several schools are counted at once.
          records += written
          entries += begun
        })
        say(`${term.name}：谈心、家访和联系已写入，共 ${records} 条`)
      }
    } finally {
      await sealing.stop()
    }
  })
  await ctx.db.refreshStatistics()
  say('记录已可查')
  await ctx.db.indexesAside(['duty'], () => layDuties(ctx, undefined, undefined, AT_ONCE))
  say('任务已算好')
  await inActorTx(ctx.db, operator, (tx) => setCountySetting(tx, 'generated', { ...size, done: true }))
  await ctx.db.refreshStatistics()
  return { ...size, records, entries, accounts: teachers.size + 1, admin: { login, password: PASSWORD } }
}

/** The last terms that have begun, oldest first. */
const lastTerms = (today: string, n: number) => {
  const year = Number(today.slice(0, 4))
  return Array.from({ length: n + 3 }, (_, i) => year - Math.floor(i / 2))
    .flatMap((y) => [defaultTerm(`${y}-autumn`), defaultTerm(`${y}-spring`)])
    .filter((t, i, all) => t.startsOn <= today && all.findIndex((o) => o.id === t.id) === i)
    .sort((a, b) => (a.startsOn < b.startsOn ? 1 : -1))
    .slice(0, n)
    .reverse()
}

/** Autumn's grades are those of 2026; a year earlier everybody sat one class lower, and who was not at school yet is not listed. */
const pupilsOfTerm = (pupils: readonly Person[], term: string): Person[] => {
  const year = Number(term.slice(0, 4)) - (term.endsWith('spring') ? 1 : 0)
  return pupils.flatMap((p) => {
    const grade = p.grade - (2026 - year)
    return grade >= 1 && grade <= 9 ? [{ ...p, grade }] : []
  })
}

const townshipOf = (school: number) => Math.floor(school / SCHOOLS_OF_TOWNSHIP)
const townshipCode = (n: number) => `${COUNTY.code}${100 + n}`
const villagesOf = (township: number) =>
  Array.from({ length: VILLAGES_OF_TOWNSHIP }, (_, i) => ({
    code: `${townshipCode(township)}2${String(i + 1).padStart(2, '0')}`,
    name: placeName(township * VILLAGES_OF_TOWNSHIP + i, '村'),
  }))

const inventedSchools = ({ schools, children, seed }: CountySize): School[] => {
  const phone = phoneCounter()
  const ids = new Set<string>()
  return Array.from({ length: schools }, (_, i) => {
    // What does not divide goes to the first ones.
    const n = Math.floor(children / schools) + (i < children % schools ? 1 : 0)
    const classes = Math.max(1, Math.ceil(n / 9 / PUPILS_OF_CLASS))
    const villages = villagesOf(townshipOf(i)).map((v) => v.name)
    return {
      code: `${COUNTY.code}${String(i + 1).padStart(4, '0')}`,
      name: `${placeName(i, '')}学校`,
      pupils: inventedPupils(n, seed * 1000 + i, { villages, classes, phone, ids }),
      classes,
    }
  })
}

const classCodesOf = (school: School) =>
  Array.from({ length: 9 }, (_, g) => g + 1).flatMap((grade) =>
    Array.from({ length: school.classes }, (_, k) => ({
      grade,
      label: String(k + 1),
      code: `${school.code}-${grade}.${k + 1}`,
    })),
  )

const placesOf = (schools: readonly School[]) => {
  const townships = Array.from({ length: townshipOf(schools.length - 1) + 1 }, (_, n) => n)
  return [
    ...townships.flatMap((n) => [
      { kind: 'township' as const, code: townshipCode(n), name: placeName(n, '镇'), parentCode: COUNTY.code },
      ...villagesOf(n).map((v) => ({ kind: 'village' as const, ...v, parentCode: townshipCode(n) })),
    ]),
    ...schools.map((s, i) => ({
      kind: 'school' as const,
      code: s.code,
      name: s.name,
      parentCode: townshipCode(townshipOf(i)),
    })),
    ...schools.flatMap((s) =>
      classCodesOf(s).map((c) => ({ kind: 'class' as const, ...c, name: '', parentCode: s.code })),
    ),
  ]
}

/** A head teacher for each class, by the class's code; all of them sign in with one password. */
const addTeachers = async (ctx: Ctx, schools: readonly School[], seed: number): Promise<Map<string, string>> => {
  const operator = await operatorActor(ctx)
  const roll = dice(seed)
  const teachers = new Map<string, string>()
  const accounts = schools.flatMap((school) =>
    classCodesOf(school).map(({ code }) => {
      const login = `laoshi${teachers.size + 1}`
      teachers.set(code, login)
      return { login, name: childName(roll, surname(roll), 'female'), role: 'head-teacher' as const, placeCode: code }
    }),
  )
  await addAccounts(ctx, operator, accounts, PASSWORD)
  return teachers
}

/** A term's rosters of all schools, read and written in as the office would. */
const writeRosters = (ctx: Ctx, operator: Actor, schools: readonly School[], term: Term): Promise<void> => {
  const day = minDate(addDays(term.startsOn, 3), shanghaiDate(ctx.now()))
  // Each would tell the planner how much there is now: told twice, four times, eight times as much it plans alike.
  let imported = 0
  const told = ctx.db.refreshStatistics
  const refreshStatistics = async () => {
    imported++
    if ((imported & (imported - 1)) === 0) await told()
  }
  const rarely = { ...ctx, db: { ...ctx.db, refreshStatistics } }
  return side(schools, async (school) => {
    const pupils = pupilsOfTerm(school.pupils, term.id)
    if (pupils.length === 0) return
    const title = `${term.name}学生花名册`
    await importRosterFile(on(rarely, day), operator, {
      bytes: await rosterFile(school.name, title, pupils),
      fileName: `${school.name}${title}.xlsx`,
      schoolCode: school.code,
      term: term.id,
      population: 'all',
      apply: true,
    })
  })
}

/** Some at the same time: while the database writes for one the next one is worked out. */
const side = async <T>(list: readonly T[], work: (one: T, i: number) => Promise<void>): Promise<void> => {
  const waiting = [...list.entries()]
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await work(next[1], next[0])
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}
