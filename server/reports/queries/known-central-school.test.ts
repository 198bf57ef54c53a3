import { afterAll, beforeAll, expect, it } from 'vitest'
import { changeEntry } from '../../entries/commands/change-entry.ts'
import { endEntry } from '../../entries/commands/end-entry.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeCounty, type TestCounty } from '../../testing/factory.ts'
import { CENTRAL_LISTS, CENTRAL_ROLLS, NOON_LOST, NOONS } from '../../testing/worked-central.ts'
import { nameOf } from '../../testing/worked-school.ts'
import { workedTools } from '../../testing/worked-tools.ts'
import { reportFile } from './report-file.ts'

/** A central school's page of its township (S2A), from lists and records to its sentences, each number counted by hand. */
let database: TestDatabase
let county: TestCounty
let tools: ReturnType<typeof workedTools>
const TERM = '2026-spring'
const AT = '2026-06-28'

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database, Date.parse(`${AT}T12:00:00+08:00`))
  tools = workedTools(county)
  const { on, list, wrote, entered, signed } = tools
  for (const [school, text] of Object.entries(CENTRAL_LISTS)) await list(school, text, TERM, '2026-02-25', 'all')
  const ids = await tools.ids()
  const child = (no: number) => ids.get(nameOf(no)) ?? ''
  const some = (from: number, n: number) => Array.from({ length: n }, (_, i) => child(from + i))
  const { C31, C32 } = CENTRAL_ROLLS
  expect(await signed('C31', TERM, '2026-03-10')).toBe(C31)
  expect(await signed('C32', TERM, '2026-03-10')).toBe(C32)

  // Notes on the work of twenty, of five of them in two subjects: 25.
  const note = (subject: string) => (id: string) => ({
    about: { children: [id] },
    body: { subject, homework: 'some', trend: 'same' },
  })
  await wrote('2026-03-20', 'study-note', [...some(0, 20).map(note('maths')), ...some(0, 5).map(note('chinese'))])

  // Nine key children from 2 March, three of whom were closed as better: six, of whom three for study and three for homework.
  const who = { name: '苏雅' }
  const keys = await entered(
    '2026-03-02',
    'key-child',
    1,
    some(0, 9).map((id, i) => ({
      about: { child: id },
      body: { main: i < 6 ? (i < 3 ? 'study' : 'homework') : 'alone', decidedBy: { name: '贺校长' }, helper: who },
    })),
  )
  for (const id of keys.slice(6))
    await endEntry(on('2026-06-20'), county.operator, id, {
      on: '2026-06-20',
      reason: '稳定了，转为平常的关心',
      state: 'better',
    })

  // One of the six has another teacher from 10 May; of another the teacher's name is put right: one.
  for (const [at, helper] of [
    ['2026-05-10', { name: '江敏' }],
    ['2026-05-11', { name: '苏雅老师' }],
  ] as const)
    await changeEntry(on(at), county.operator, keys[at.endsWith('10') ? 0 : 1] ?? '', { set: { helper }, base: {} })

  // Plans for the first eight of them; all have a stage by 24 April, the first two another by 19 June: ten.
  const stage = (due: string) => ({ content: '口诀', measure: '一对一', shows: '对24题', due })
  const plans = await entered(
    '2026-03-02',
    'plan',
    1,
    some(0, 8).map((id, i) => ({
      about: { child: id },
      body: {
        goal: '把数学补上来',
        subject: 'maths',
        teacher: who,
        stages: [stage('2026-04-24'), ...(i < 2 ? [stage('2026-06-19')] : [])],
      },
    })),
  )
  const look = (n: number, result: string, next = 'on') => ({ stage: n, result, shows: '30题对24题', next })
  const looked = (day: string, of: readonly (readonly [entry: string | undefined, body: Record<string, unknown>])[]) =>
    wrote(
      day,
      'plan-check',
      of.map(([entry, body]) => ({ about: { entry }, body })),
    )
  // Four weeks by four weeks: 8, 7, none, 2 looks; 4 × 8 = 32 were owed.
  await looked(
    '2026-03-20',
    plans.map((id) => [id, look(1, 'partly')] as const),
  )
  await looked('2026-04-24', [
    ...plans.slice(0, 4).map((id) => [id, look(1, 'reached')] as const),
    [plans[4], look(1, 'partly')],
    [plans[5], look(1, 'partly', 'measure')],
    [plans[6], look(1, 'not', 'measure')],
  ])
  await looked('2026-06-19', [
    [plans[0], look(2, 'reached')],
    [plans[1], look(2, 'not')],
  ])

  // Fourteen pairs of buddies from April on, two changed on 1 June. Looked at 14, 14 and 10 of 12 times.
  const buddies = await entered(
    '2026-04-01',
    'buddy',
    1,
    some(120, 14).map((id, i) => ({
      about: { child: id },
      body: { mates: [child(170 + i)], does: ['maths'], wish: 'agreed', teacher: who },
    })),
  )
  const seen = (day: string, of: readonly string[]) =>
    wrote(
      day,
      'buddy-check',
      of.map((entry) => ({ about: { entry }, body: { effect: 'some', onward: 'keep' } })),
    )
  await seen('2026-04-20', buddies)
  await seen('2026-05-20', buddies)
  for (const id of buddies.slice(12))
    await endEntry(on('2026-06-01'), county.operator, id, { on: '2026-06-01', reason: '没有用处', state: 'changed' })
  await seen('2026-06-20', buddies.slice(0, 10))

  // Fifteen eat at school on Mondays and Wednesdays; one of them never came.
  const eat = some(0, 15)
  const [roster = ''] = await entered('2026-06-01', 'noon-roster', 1, [
    {
      about: { place: 'S1' },
      body: {
        name: '低年级午间',
        days: [
          { day: '1', who },
          { day: '3', who },
        ],
        children: eat,
      },
    },
  ])
  await wrote(
    '2026-06-24',
    'noon-tutoring',
    NOONS.filter((day) => day !== NOON_LOST).map((day) => ({
      happenedOn: day,
      about: { entry: roster },
      took: eat.map((id, i) => ({ child: id, mark: i === 14 ? 'absent' : i < 3 ? 'tutored' : 'present' })),
      staff: [who],
      body: { done: ['homework'] },
    })),
  )
  await wrote(
    '2026-06-01',
    'commendation',
    some(130, 12).map((id) => ({
      about: { children: [id] },
      body: { title: 'progress', level: 'township', occasion: 'june-first' },
    })),
  )
})
afterAll(() => database.close())

const SENTENCES = [
  // A class has not signed: what is registered is told, no share of it (summaries §3.1).
  '截至2026年6月28日，全镇2所学校在校学生200名，留守学生70名（教育部门口径）。其中青石镇中心小学30名。',
  '本学期2个班逐人核对名册并签核，另有1个班尚未签核，总数待定，暂不出占比。',
  '青石镇中心小学\t120\t30\t',
  '大坪村小学\t80\t40\t',
  '教师看作业、看课堂，写出学情25份，涉及学生20名。',
  '目前在做的帮扶计划8份，涉及学生8名，每一步写明做什么、怎样算做到、到哪天。按四周检查一次，应检查32次，做到17次、缺15次，涉及计划8份，记录检查17次。',
  '到期的阶段目标10个，达到5个、部分达到2个、没有达到2个，其中1个已调整做法；到期没有检查1个。',
  '经学生本人愿意结成手拉手伙伴12对，涉及学生12名。教师每月检查一次，应检查40次，做到38次、缺2次。期内调换2对。',
  '中午在校吃饭的学生，按值班表应有教师陪着辅导8次，有记录的7次，没有记录的1次，涉及学生14名。',
  '目前有6名学生在重点帮扶中，逐人定了帮扶教师，主要因为功课跟不上（3名）、作业常不交（3名）。期内新列9名、解除3名，解除时都有好转。期内有个别学生换了帮扶教师。两周内应订帮扶计划9份，订了8份，还没有订1份。',
  '期内受表彰的学生有12名。',
  // Three rolls of the township lack a signature; a central school answers for its classes.
  '一是重点帮扶还缺计划。',
  '到期没有签核名册的有1个班。针对没有签核的名册，由班主任在2026年9月14日前逐人核对后签核',
]

it('is called and signed after the central school, in whose voice it speaks, not after the township that it counts', async () => {
  const asked = { kind: 'central-school-summary', place: 'T', term: TERM, at: AT }
  const file = await reportFile(tools.on(AT), county.operator, { ...asked, format: 'html', layout: 'official' })
  const page = file.bytes.toString()
  expect(page).toContain('青石镇中心小学及所辖各校')
  expect(page).toMatch(/<p class="end first"[^>]*>青石镇中心小学<\/p>/)
  expect(file.name).toBe('青石镇中心小学及所辖各校2026年春季学期留守学生关爱工作总结.html')
})

it('states each number counted by hand, and names no pupil', async () => {
  const { text } = await tools.page({ kind: 'central-school-summary', place: 'T', term: TERM, at: AT })
  for (const sentence of SENTENCES) expect.soft(text).toContain(sentence)
  expect(Array.from({ length: 200 }, (_, no) => nameOf(no)).filter((name) => text.includes(name))).toEqual([])
})

it('the last class signs after its day: that is told, and so are the shares (S2A.3)', async () => {
  expect(await tools.signed('D31', TERM, '2026-06-20')).toBe(CENTRAL_ROLLS.D31)
  const { text, value } = await tools.page({ kind: 'central-school-summary', place: 'T', term: TERM, at: AT })
  expect(value('census.late.classes')).toBe(1)
  expect(text).toContain(
    '截至2026年6月28日，全镇2所学校在校学生200名，留守学生70名，占35.0%（教育部门口径）。其中青石镇中心小学30名，占该校在校学生的25.0%。各校分布不均，占比在40%以上的学校1所，最高的50.0%，最低的25.0%。',
  )
  expect(text).toMatch(/本学期3个班逐人核对名册并签核。签核期到2026年\d+月\d+日，逾期补签的1个班。/)
})
