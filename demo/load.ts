import { monthsOf } from '../domain/calendar/weeks.ts'
import { planPeriods } from '../domain/duties/engine.ts'
import { addDays, lastOfMonth, minDate, shanghaiDate } from '../domain/kit/dates.ts'
import { uuidv7 } from '../domain/kit/uuid.ts'
import { ROLE_NAMES, type Role } from '../domain/roles.ts'
import { actorByLogin, operatorActor } from '../server/actor.ts'
import { addAccount } from '../server/commands/add-account.ts'
import { addPlaces } from '../server/commands/add-places.ts'
import { changePassword } from '../server/commands/change-password.ts'
import { importRosterFile } from '../server/commands/import-roster-file.ts'
import { saveRecords } from '../server/commands/save-records.ts'
import { setUp } from '../server/commands/set-up.ts'
import type { Ctx } from '../server/context.ts'
import { calendarOf } from '../server/db/calendar.ts'
import { countiesOf } from '../server/db/county.ts'
import { inActorTx } from '../server/db/tx.ts'
import { leftBehindOf } from './left-behind.ts'
import { childName, surname } from './names.ts'
import type { Person } from './people.ts'
import { dice } from './random.ts'
import { type DemoRecord, talksOf, visitsOf } from './records.ts'
import { rosterFile } from './roster-file.ts'
import { CENTRAL, COUNTY, centralSchool, TOWNSHIP, VILLAGE_SCHOOL, VILLAGES, villageSchool } from './township.ts'

export type DemoSignIn = { role: Role; roleName: string; login: string; password: string; name: string; place: string }

/** The same for every demo; the people are invented and the numbers belong to nobody. */
const PASSWORD = 'nuanyang-2026'

const STAFF: { role: Role; login: string; name: string; place: string }[] = [
  { role: 'administrator', login: 'guanli', name: '管理员', place: COUNTY.code },
  { role: 'county-office', login: 'xian', name: '宋文', place: COUNTY.code },
  { role: 'auditor', login: 'shenji', name: '韩正', place: COUNTY.code },
  { role: 'township-officer', login: 'zhen', name: '戴兰', place: TOWNSHIP.code },
  { role: 'village-director', login: 'cun', name: '田主任', place: VILLAGES[1]?.code ?? '' },
  { role: 'principal', login: 'xiaozhang', name: '贺立新', place: CENTRAL.code },
  { role: 'dean', login: 'jiaodao', name: '周明', place: CENTRAL.code },
  { role: 'head-teacher', login: 'banzhuren', name: '张敏', place: `${CENTRAL.code}-3.1` },
  { role: 'helper', login: 'bangfu', name: '何静', place: CENTRAL.code },
]

/** Loads the fictional township through the product's own commands; again on a loaded one only tells the sign-ins. */
export const loadDemo = async (ctx: Ctx, _say: (text: string) => void = () => {}): Promise<DemoSignIn[]> => {
  if ((await countiesOf(ctx)).length === 0) await build(ctx)
  return STAFF.map((s) => ({
    role: s.role,
    roleName: ROLE_NAMES[s.role],
    login: s.login,
    password: PASSWORD,
    name: s.name,
    place: placeName(s.place),
  }))
}

const placeName = (code: string) =>
  [COUNTY, TOWNSHIP, CENTRAL, VILLAGE_SCHOOL, ...VILLAGES].find((p) => p.code === code)?.name ?? '三(1)班'

/** Noon in Shanghai of a day: when the demo's people sit down to write. */
const noon = (date: string) => Date.parse(`${date}T12:00:00+08:00`)
const on = (ctx: Ctx, date: string): Ctx => ({ ...ctx, now: () => noon(date) })

const build = async (ctx: Ctx) => {
  const roll = dice(20_260_903)
  await setUp(on(ctx, '2026-02-10'), {
    countyCode: COUNTY.code,
    countyName: COUNTY.name,
    adminLogin: 'guanli',
    adminName: '管理员',
    password: PASSWORD,
  })
  const operator = await operatorActor(ctx)
  const classes = (code: string, grades: number[], labels: string[]) =>
    grades.flatMap((grade) =>
      labels.map((label) => ({
        kind: 'class' as const,
        code: `${code}-${grade}.${label}`,
        name: '',
        parentCode: code,
        grade,
        label,
      })),
    )
  await addPlaces(on(ctx, '2026-02-10'), operator, [
    { kind: 'township', ...TOWNSHIP, parentCode: COUNTY.code },
    ...VILLAGES.map((v) => ({ kind: 'village' as const, ...v, parentCode: TOWNSHIP.code })),
    { kind: 'school', ...CENTRAL, parentCode: TOWNSHIP.code },
    { kind: 'school', ...VILLAGE_SCHOOL, parentCode: TOWNSHIP.code },
    ...classes(CENTRAL.code, [1, 2, 3, 4, 5, 6], ['1', '2']),
    ...classes(VILLAGE_SCHOOL.code, [1, 2, 3], ['1']),
  ])
  const teachers = new Map<string, string>([[`${CENTRAL.code}-3.1`, 'banzhuren']])
  for (const s of STAFF.slice(1)) await account(ctx, s)
  let n = 0
  for (const code of [
    ...classes(CENTRAL.code, [1, 2, 3, 4, 5, 6], ['1', '2']),
    ...classes(VILLAGE_SCHOOL.code, [1, 2, 3], ['1']),
  ].map((c) => c.code)) {
    if (teachers.has(code)) continue
    const login = `laoshi${++n}`
    teachers.set(code, login)
    await account(ctx, { role: 'head-teacher', login, name: childName(roll, surname(roll), 'female'), place: code })
  }
  const pupils = centralSchool()
  const spring = pupils.flatMap((p) => (p.spring ? [p.spring] : []))
  const autumn = pupils.flatMap((p) => (p.autumn ? [p.autumn] : []))
  // Term by term, as life goes: in autumn the children stand in other classes, with other teachers.
  await roster(ctx, CENTRAL, spring, '2026-spring', '2026-02-25', '2026年春季学期学生花名册')
  await records(ctx, teachers, '2026-spring', 20_260_904)
  await roster(ctx, CENTRAL, autumn, '2026-autumn', '2026-09-03', '2026年秋季学期学生花名册')
  await roster(ctx, VILLAGE_SCHOOL, villageSchool(), '2026-autumn', '2026-09-04', '2026年秋季学期学生花名册')
  await records(ctx, teachers, '2026-autumn', 20_260_905)
}

const account = async (ctx: Ctx, s: { role: Role; login: string; name: string; place: string }) => {
  const early = on(ctx, '2026-02-11')
  const made = await addAccount(early, await operatorActor(ctx), {
    login: s.login,
    name: s.name,
    role: s.role,
    placeCode: s.place,
  })
  await changePassword(early, await actorByLogin(early, s.login), {
    old: made.oneTimePassword,
    new: PASSWORD,
    keep: null,
  })
}

const roster = async (
  ctx: Ctx,
  school: { code: string; name: string },
  people: readonly Person[],
  term: string,
  day: string,
  title: string,
) =>
  importRosterFile(on(ctx, day), await operatorActor(ctx), {
    bytes: await rosterFile(school.name, title, people),
    fileName: `${school.name}${title}.xlsx`,
    schoolCode: school.code,
    term,
    population: 'all',
    apply: true,
    leave: 'guessed',
  })

const records = async (ctx: Ctx, teachers: ReadonlyMap<string, string>, termId: string, seed: number) => {
  const roll = dice(seed)
  const operator = await operatorActor(ctx)
  const { schools, classCode } = await inActorTx(
    ctx.db,
    operator,
    async (tx) => {
      const tree = await tx.tree()
      const calendar = await calendarOf(tx, null)
      const found = []
      const term = calendar.terms.find((t) => t.id === termId)
      for (const school of [CENTRAL, VILLAGE_SCHOOL]) {
        const place = [...tree.values()].find((p) => p.code === school.code)
        if (!term || !place) continue
        const months = monthsOf(calendar, term).map((m) => ({
          from: m === term.startsOn.slice(0, 7) ? addDays(term.startsOn, 7) : `${m}-01`,
          to: minDate(lastOfMonth(m), term.endsOn),
        }))
        const phases = planPeriods(calendar, term).flatMap((p) =>
          p.rule.key === 'term-home-visits' ? p.periods.map((x) => ({ from: x.windows.opens, to: x.windows.due })) : [],
        )
        found.push({ term, months, phases, children: await leftBehindOf(tx, place.id, addDays(term.startsOn, 20)) })
      }
      return { schools: found, classCode: new Map([...tree.values()].map((p) => [p.id, p.code])) }
    },
    { readOnly: true },
  )
  const until = minDate('2026-11-20', shanghaiDate(ctx.now()))
  const all: DemoRecord[] = schools.flatMap(({ term, months, phases, children }) => {
    const last = minDate(until, term.endsOn)
    return [...talksOf(children, months, last, roll), ...visitsOf(children, phases, last, roll)]
  })
  // Each teacher writes on the day that the record says; the batch of a day goes in one call.
  const batches = Map.groupBy(all, (r) => `${r.sentOn} ${teachers.get(classCode.get(r.classId) ?? '') ?? ''}`)
  const actors = new Map<string, Awaited<ReturnType<typeof actorByLogin>>>()
  let serial = 0
  for (const [key, list] of [...batches].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [day, login] = key.split(' ')
    if (!day || !login) continue
    const actor = actors.get(login) ?? (await actorByLogin(ctx, login))
    actors.set(login, actor)
    await saveRecords(on(ctx, day), actor, {
      records: list.map((r) => ({
        id: demoId(day, ++serial),
        kind: r.kind,
        version: 1,
        childIds: r.childIds,
        happenedOn: r.on,
        body: r.body,
      })),
    })
  }
}

const demoId = (day: string, serial: number) =>
  uuidv7(noon(day), Uint8Array.from([0, 0, 0, 0, 0, 0, 7, serial >> 16, serial >> 8, serial]))
