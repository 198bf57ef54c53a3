import { AppError } from '../domain/errors.ts'
import { ROLE_NAMES, type Role } from '../domain/roles.ts'
import { actorByLogin, operatorActor } from '../server/actor.ts'
import type { Ctx } from '../server/context.ts'
import { countiesOf, setCountySetting } from '../server/db/county.ts'
import { inActorTx } from '../server/db/tx.ts'
import { setUp } from '../server/installation/commands/set-up.ts'
import { addPlaces } from '../server/places/commands/add-places.ts'
import { setHelpLines } from '../server/places/commands/set-help-lines.ts'
import { account, PASSWORD } from './account.ts'
import { applyRoster, isApplied } from './apply-roster.ts'
import { BOARDING_SCHOOL, SIXTH } from './boarding-school.ts'
import { autumnCensus, springCensus } from './censuses.ts'
import { childName, surname } from './names.ts'
import { dice } from './random.ts'
import { CENTRAL, COUNTY, centralSchool, TOWNSHIP, VILLAGE_SCHOOL, VILLAGES, villageSchool } from './township.ts'
import { writeAccess } from './write-access.ts'
import { writeAid } from './write-aid.ts'
import { writeBoarding } from './write-boarding.ts'
import { writeBoardingSchool } from './write-boarding-school.ts'
import { writeCensus } from './write-census.ts'
import { writeEntries } from './write-entries.ts'
import { writeEvaluation } from './write-evaluation.ts'
import { writeMeetings } from './write-meetings.ts'
import { writeParentPages } from './write-parent-pages.ts'
import { writePictures } from './write-pictures.ts'
import { writePlaceWork } from './write-place-work.ts'
import { on, writeRecords } from './write-records.ts'
import { writeReturns, writeStatisticsRemark } from './write-returns.ts'
import { writeRights } from './write-rights.ts'
import { writeSeen } from './write-seen.ts'
import { writeTransfers } from './write-transfers.ts'

export type DemoSignIn = { role: Role; roleName: string; login: string; password: string; name: string; place: string }

const STAFF: { role: Role; login: string; name: string; place: string }[] = [
  { role: 'administrator', login: 'guanli', name: '管理员', place: COUNTY.code },
  { role: 'county-office', login: 'xian', name: '宋文', place: COUNTY.code },
  { role: 'auditor', login: 'shenji', name: '韩正', place: COUNTY.code },
  { role: 'township-officer', login: 'zhen', name: '戴兰', place: TOWNSHIP.code },
  { role: 'village-director', login: 'cun', name: '田主任', place: VILLAGES[1]?.code ?? '' },
  { role: 'principal', login: 'xiaozhang', name: '贺立新', place: CENTRAL.code },
  { role: 'dean', login: 'jiaodao', name: '周明', place: CENTRAL.code },
  { role: 'head-teacher', login: 'banzhuren', name: '张敏', place: `${CENTRAL.code}-3.1` },
  { role: 'subject-teacher', login: 'renke', name: '麻小芸', place: `${CENTRAL.code}-3.1` },
  { role: 'boarding-teacher', login: 'shengguan', name: '林桂', place: CENTRAL.code },
  { role: 'home-keeper', login: 'zhijia', name: '岳长根', place: VILLAGES[1]?.code ?? '' },
  { role: 'station-keeper', login: 'weiquan', name: '冉小梅', place: VILLAGES[1]?.code ?? '' },
  { role: 'federation-officer', login: 'fulian', name: '付秀', place: TOWNSHIP.code },
  { role: 'helper', login: 'bangfu', name: '何静', place: CENTRAL.code },
  { role: 'principal', login: 'shiqiao', name: '覃石生', place: BOARDING_SCHOOL.code },
  { role: 'head-teacher', login: 'liuban', name: '陆巧云', place: SIXTH },
]

/** Loads that run now, by the database they fill: asked for twice at once, it is loaded once. */
const running = new WeakMap<Ctx['db'], Promise<void>>()

/**
 * Loads the fictional township through the product's own commands; again on a loaded one only tells the sign-ins. A load that
 * was cut off is taken up where it stopped: every step either stands whole or is done again. Beside a real county it is refused.
 */
export const loadDemo = async (ctx: Ctx, say: (text: string) => void = () => {}): Promise<DemoSignIn[]> => {
  const [county] = await countiesOf(ctx)
  if (county && county.settings.demo === undefined && county.code !== COUNTY.code)
    throw new AppError(
      'already-set-up',
      undefined,
      `这里已经是“${county.name}”的资料，示范不会装进来。要看示范，请用 NUANYANG_DATA 换一个空目录再启动。`,
    )
  if (!county || county.settings.demo === 'loading') {
    const load = running.get(ctx.db) ?? build(ctx, say).finally(() => running.delete(ctx.db))
    running.set(ctx.db, load)
    await load
  }
  return STAFF.map((s) => ({
    role: s.role,
    roleName: ROLE_NAMES[s.role],
    login: s.login,
    password: PASSWORD,
    name: s.name,
    place: placeName(s.place),
  }))
}

const placeName = (code: string) => {
  const named = [COUNTY, TOWNSHIP, CENTRAL, VILLAGE_SCHOOL, BOARDING_SCHOOL, ...VILLAGES]
  if (code === SIXTH) return `${BOARDING_SCHOOL.name}六(1)班`
  return named.find((p) => p.code === code)?.name ?? '三(1)班'
}

const build = async (ctx: Ctx, say: (text: string) => void) => {
  const roll = dice(20_260_903)
  if ((await countiesOf(ctx)).length === 0)
    await setUp(
      on(ctx, '2026-02-10'),
      {
        countyCode: COUNTY.code,
        countyName: COUNTY.name,
        adminLogin: 'guanli',
        adminName: '管理员',
        password: PASSWORD,
      },
      { demo: 'loading' },
    )
  else say('上次的示范没有装完，接着装……')
  say('示范 1/7　单位与账号')
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
    { kind: 'school', ...BOARDING_SCHOOL, parentCode: TOWNSHIP.code },
    ...classes(CENTRAL.code, [1, 2, 3, 4, 5, 6], ['1', '2']),
    ...classes(VILLAGE_SCHOOL.code, [1, 2, 3], ['1']),
    ...classes(BOARDING_SCHOOL.code, [6], ['1']),
  ])
  const township = [...(await inActorTx(ctx.db, operator, (tx) => tx.tree())).values()].find(
    (p) => p.code === TOWNSHIP.code,
  )
  await setHelpLines(on(ctx, '2026-02-10'), operator, township?.id ?? 0, [
    { name: '青石镇派出所', phone: '0800-555-0110', note: '24 小时' },
    { name: '青石镇儿童督导员', phone: '0800-555-0128', note: '没人照看的孩子' },
  ])
  const teachers = new Map<string, string>([[`${CENTRAL.code}-3.1`, 'banzhuren']])
  for (const s of STAFF.slice(1)) await account(ctx, s)
  await account(ctx, { role: 'boarding-teacher', login: 'shengguan2', name: '向冬', place: CENTRAL.code })
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
  say('示范 2/7　春季花名册')
  await applyRoster(ctx, CENTRAL, spring, '2026-spring', '2026-02-25', SPRING)
  // Once the children stand in their autumn classes, spring's records are all there, and its teachers reach them no longer.
  if (!(await isApplied(ctx, CENTRAL, '2026-autumn', AUTUMN))) {
    await writeCensus(ctx, '2026-spring', springCensus(teachers))
    say('示范 3/7　春季的谈心、家访与联系')
    await writeRecords(ctx, SCHOOLS, teachers, '2026-spring', 20_260_904, LAST_DAY)
  }
  say('示范 4/7　秋季花名册')
  await applyRoster(ctx, CENTRAL, autumn, '2026-autumn', '2026-09-03', AUTUMN)
  say('示范 5/7　村小花名册')
  await applyRoster(ctx, VILLAGE_SCHOOL, villageSchool(), '2026-autumn', '2026-09-04', AUTUMN)
  await writeCensus(ctx, '2026-autumn', autumnCensus(teachers))
  // The school has gone over it; the township’s list still waits.
  await writeAccess(ctx, [{ login: 'xiaozhang', day: '2026-09-18' }])
  say('示范 6/7　秋季的谈心、家访与联系')
  await writeRecords(ctx, SCHOOLS, teachers, '2026-autumn', 20_260_905, LAST_DAY)
  say('示范 7/7　家长会、结对、承诺、儿童之家、宿舍、维权站')
  await writeMeetings(ctx, SCHOOLS, teachers, 20_260_907, { first: '2026-09-21', until: LAST_DAY })
  await writeEntries(ctx, SCHOOLS, teachers, await homesKept(ctx, 'zhijia'), 20_260_906, {
    from: '2026-09-10',
    until: LAST_DAY,
  })
  const days = { from: '2026-09-10', until: LAST_DAY }
  await writeBoarding(
    ctx,
    {
      dean: 'jiaodao',
      girls: 'shengguan',
      boys: 'shengguan2',
      noon: ['jiaodao', 'banzhuren', 'xiaozhang', 'jiaodao', 'banzhuren'],
    },
    { seed: 20_260_908, ...days },
  )
  const [, village] = VILLAGES
  await writeRights(
    ctx,
    { village: 'cun', keeper: 'weiquan', township: 'zhen' },
    { village: village?.code ?? '', township: TOWNSHIP.code },
    { seed: 20_260_909, ...days },
  )
  await writeSeen(ctx, teachers, 20_260_908)
  await writeParentPages(ctx, 'banzhuren', `${CENTRAL.code}-3.1`, 20_260_921, LAST_DAY)
  await writePlaceWork(ctx, 20_260_908, days)
  await writeReturns(ctx, { school: 'xiaozhang', township: 'zhen' }, CENTRAL.code, {
    seed: 20_260_932,
    term: '2026-autumn',
    days: ['2026-10-12', '2026-11-16'],
  })
  await writeStatisticsRemark(ctx, { login: 'zhen', place: TOWNSHIP.code, day: '2026-10-14', seed: 20_260_933 })
  await writeEvaluation(ctx, { township: 'zhen', school: 'xiaozhang' }, CENTRAL.code, {
    seed: 20_260_931,
    day: '2026-11-05',
  })
  await writeAid(ctx, 20_260_922, days)
  await writeTransfers(ctx, { dean: 'jiaodao', township: 'zhen' })
  await writePictures(ctx, CENTRAL.code, '2026-11-19')
  await writeBoardingSchool(ctx, { term: '2026-autumn', title: AUTUMN, ...days })
  await inActorTx(ctx.db, operator, (tx) => setCountySetting(tx, 'demo', 'loaded'))
}

/** One at the central school, twice a week; one in a village, on Saturdays. */
const HOMES = [
  {
    login: 'jiaodao',
    place: CENTRAL.code,
    body: {
      name: '中心小学儿童之家',
      rooms: ['play', 'reading', 'call'],
      address: '教学楼一楼东头',
      hours: [
        { day: '2', from: '16:00', to: '17:30' },
        { day: '4', from: '16:00', to: '17:30' },
      ],
      staff: [{ who: { name: '周明' } }, { who: { name: '何静' } }, { who: { name: '贺立新' } }],
      equipment: [
        { thing: '图书', n: 180, state: 'good' },
        { thing: '跳棋', n: 6, state: 'good' },
        { thing: '亲情电话', n: 1, state: 'good' },
        { thing: '平板', n: 2, state: 'repair' },
        { thing: '灭火器', n: 2, state: 'good' },
      ],
    },
  },
  {
    login: 'cun',
    place: VILLAGES[1]?.code ?? '',
    body: {
      name: `${VILLAGES[1]?.name ?? ''}儿童之家`,
      rooms: ['play'],
      address: '村委会一楼',
      hours: [{ day: '6', from: '09:00', to: '11:00' }],
      staff: [{ who: { name: '田主任' } }, { who: { name: '冉小梅' } }, { who: { name: '岳长根' } }],
      equipment: [{ thing: '图书', n: 60, state: 'good' }],
    },
  },
]

/** The same with one of the staff by its account: that one keeps the home (decision 048). */
const homesKept = async (ctx: Ctx, login: string): Promise<typeof HOMES> => {
  const { accountId, name } = await actorByLogin(ctx, login)
  const named = (row: (typeof HOMES)[number]['body']['staff'][number]) =>
    row.who.name === name ? { who: { name, account: accountId } } : row
  return HOMES.map((home) => ({ ...home, body: { ...home.body, staff: home.body.staff.map(named) } }))
}
const SCHOOLS = [CENTRAL.code, VILLAGE_SCHOOL.code]
/** What has happened up to here is in the demo. */
const LAST_DAY = '2026-11-20'
const SPRING = '2026年春季学期学生花名册'
const AUTUMN = '2026年秋季学期学生花名册'
