import { afterAll, beforeAll, expect, it } from 'vitest'
import { getFigureRows } from '../../figures/queries/figure.ts'
import { getLedger } from '../../ledger/queries/ledger.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeCounty, type TestCounty } from '../../testing/factory.ts'
import { hired } from '../../testing/hired.ts'
import { CLASS_LIST, NIGHTS, NIGHTS_LOST } from '../../testing/worked-class.ts'
import { nameOf } from '../../testing/worked-school.ts'
import { workedTools } from '../../testing/worked-tools.ts'

/** A boarding class of forty, as its head teacher tells of it (S3, S5), each number counted by hand from what beforeAll writes. */
let database: TestDatabase
let county: TestCounty
let tools: ReturnType<typeof workedTools>
const TERM = '2026-autumn'
const AT = '2026-12-31'

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database, Date.parse(`${AT}T12:00:00+08:00`))
  tools = workedTools(county)
  const { on, list, wrote, entered, booked, signed } = tools
  await list('S1', CLASS_LIST, TERM, '2026-09-02', 'all')
  const ids = await tools.ids()
  const child = (no: number) => ids.get(nameOf(no)) ?? ''
  const some = (from: number, n: number) => Array.from({ length: n }, (_, i) => child(from + i))
  const each = (of: readonly string[], body: Record<string, unknown>) =>
    of.map((id) => ({ about: { children: [id] }, body }))
  const roll = (from: number, n: number, mark: string) => some(from, n).map((id) => ({ child: id, mark }))
  const teacher = await hired(county, 'head-teacher', 'C31', '石老师')
  const dean = await hired(county, 'dean', 'S1', '周主任')
  expect(await signed('C31', TERM, '2026-09-20')).toBe(40)

  // A dormitory of twenty of the class, looked through on 20 of 22 evenings: 3 cough, 4 uncovered, 2 homesick: 9.
  const [dormitory = ''] = await entered('2026-12-01', 'dormitory', 1, [
    {
      about: { place: 'S1' },
      body: { name: '一号楼', sort: 'family', keeper: { name: '林生管' }, beds: 24, children: some(0, 20) },
    },
  ])
  const noted: Record<string, { child: string; mark: string }[]> = {
    '2026-12-02': roll(0, 3, 'cough'),
    '2026-12-09': roll(4, 4, 'uncovered'),
    '2026-12-20': roll(8, 2, 'homesick'),
  }
  await wrote(
    '2026-12-30',
    'night-check',
    NIGHTS.filter((day) => !NIGHTS_LOST.includes(day)).map((day) => ({
      happenedOn: day,
      about: { entry: dormitory },
      took: noted[day] ?? [],
      body: { time: '22:10', heating: 'warm', doors: 'fine' },
    })),
  )

  // Ill nine times, three brought to hospital; eight carers were told the same day, one the day after.
  const ill = (hospital: boolean, told: string) => ({ seen: ['fever'], done: [hospital ? 'hospital' : 'water'], told })
  await wrote('2026-11-18', 'illness', [
    ...each(some(0, 2), ill(true, 'same-day')),
    ...each(some(2, 1), ill(true, 'later')),
    ...each(some(3, 6), ill(false, 'same-day')),
  ])

  // The teacher paid 100 and 80; 100 and 20 of it came back: 180 − 120 = 60. Lent five times, given back three times.
  const [fund = ''] = await entered(
    '2026-09-10',
    'fund',
    1,
    [{ about: { place: 'S1' }, body: { name: '应急金', purpose: '看病路费' } }],
    dean,
  )
  await booked(dean, [{ on: '2026-09-11', sort: 'receive', place: 'S1', into: { fund }, n: 50_000, origin: 'public' }])
  const paid = (day: string, n: number) => ({ on: day, sort: 'advance', n, use: 'health', child: child(0) })
  await booked(teacher, [paid('2026-11-18', 10_000), paid('2026-11-19', 8_000)])
  const accounts = async (sort: string) =>
    (await getLedger(on(AT), teacher, { limit: 50 })).accounts.filter((a) => a.sort === sort)
  const owed = await accounts('advance')
  const advance = (n: number) => owed.find((a) => a.balance === -n)?.id
  await booked(dean, [
    { on: '2026-11-25', sort: 'repay', advance: advance(10_000), fund, n: 10_000 },
    { on: '2026-12-01', sort: 'repay', advance: advance(8_000), fund, n: 2_000 },
  ])
  await booked(
    teacher,
    some(10, 5).map((id) => ({ on: '2026-10-14', sort: 'lend', child: id, n: 500 })),
  )
  const loans = await accounts('loan')
  await booked(
    teacher,
    loans.slice(0, 3).map(({ id }) => ({ on: '2026-10-21', sort: 'return', loan: id })),
  )

  // Birthdays of five of the six; cards of 26 families tried, 24 answered.
  await wrote('2026-12-03', 'care', each(some(0, 5), { sort: 'birthday', what: '一碗长寿面' }))
  const tried = (answered: boolean) => ({ tried: ['carer'], answered, card: 'home' })
  await wrote('2026-12-15', 'card-check', [...each(some(0, 24), tried(true)), ...each(some(24, 2), tried(false))])

  // Two letters to 26 families each: 20 + 22 = 42 slips came back, 4 + 2 = 6 were read aloud, 2 + 2 = 4 gave no sign.
  const post = (day: string, when: string, back: number, aloud: number, none: number) =>
    wrote(day, 'letter', [
      {
        about: { place: 'C31' },
        took: [...roll(0, back, 'receipt'), ...roll(back, aloud, 'read-aloud'), ...roll(back + aloud, none, 'sent')],
        body: { when },
      },
    ])
  await post('2026-09-08', 'start', 20, 4, 2)
  await post('2026-12-28', 'end', 22, 2, 2)

  // Two guardians' meetings, 26 families called each time: 22 + 24 = 46 came, 4 + 2 = 6 did not, 4 of these were told afterwards.
  const meet = async (day: string, came: number, not: number, agreed: string) =>
    (
      await wrote(day, 'meeting', [
        {
          about: { place: 'C31' },
          took: [...roll(0, came, 'signed'), ...roll(came, not, 'absent')],
          body: { sort: 'guardians', topic: '怎样和孩子说话', agreed },
        },
      ])
    )[0]
  // Three things agreed, and two more with an empty line between them: five.
  const first = await meet('2026-10-16', 22, 4, '周日晚上打一次电话\n作业由老人签字\n有事先找老师')
  await meet('2026-12-11', 24, 2, '放学走大路\n\n不下河')
  await wrote('2026-10-20', 'follow-up', each(some(22, 4), { meeting: first, how: 'call' }))

  // Ten surveyed: four lack care, those and one more somebody to learn with: 4 and 5. Six files: four carers of seventy or more, three by water or a road.
  const fine = { study: 'fine', life: 'fine', mind: 'fine', safety: 'fine', health: 'fine' }
  const lack = (no: number) => (no < 4 ? ['life', 'tutoring'] : no === 4 ? ['tutoring'] : ['none'])
  await wrote(
    '2026-11-05',
    'survey',
    some(0, 10).map((id, no) => ({ about: { children: [id] }, body: { ...fine, lacks: lack(no) } })),
  )
  const born = [1950, 1950, 1950, 1956, 1957, 1960]
  const dangers = [['water'], ['road', 'fire'], ['water', 'road'], ['fire'], ['none'], ['none']]
  await entered(
    '2026-10-08',
    'background',
    1,
    some(0, 6).map((id, no) => ({
      about: { child: id },
      body: { carerBorn: born[no], dangers: dangers[no], told: ['seen'] },
    })),
  )

  // One talk with each of the 26.
  await wrote('2026-11-12', 'talk', each(some(0, 26), { topics: ['study'], finding: 'well' }))
})
afterAll(() => database.close())

const BASE = '截至2026年12月31日，我班有40名孩子，其中父母在外的26名，占65.0%：父母都在外的20名，一方在外的6名。'
const SAID = [
  BASE,
  '本学期名册已逐人核对并签核。',
  '孩子在校不舒服，记下照护9人次，其中送医院3人次；当天告诉照看人8人次，第二天以后联系上1人次。',
  '父母在外的孩子期内过生日的有6名，给5名孩子过了生日。',
  '老师为孩子垫付180元，报销120元，还有60元没有报销。',
  '丢了饭票、零钱，借给过5次，还清的3次。',
  '夜里记下不在、不舒服、咳嗽、踢被、想家共9人次。',
  '逐人试拨联系卡，试过26名孩子家，打得通的24名。',
  '向家长发信52份，收回回执42份，另有6份打电话读给老人听。',
  '期内召开家长会、监护人会和培训2次；通知52人次，点名到会46人次，6人次没有到会。会后对没有到会的人家单独补谈4人次。会上商定办法5条。',
]
const nobodyNamed = (text: string) =>
  expect(Array.from({ length: 40 }, (_, no) => nameOf(no)).filter((name) => text.includes(name))).toEqual([])

it('a boarding class (S3): nights, illness, money, birthdays, cards, letters, meetings', async () => {
  const { text } = await tools.page({ kind: 'class-summary', place: 'C31', term: TERM, at: AT, level: 'internal' })
  for (const sentence of SAID) expect.soft(text).toContain(sentence)
  expect.soft(text).toContain('从照看情况看，由祖辈照看15名、亲属照看3名、教师照看2名、在家的父亲或母亲照看6名')
  expect.soft(text).toContain('五方面调查里，生活缺照顾的4名、学习缺辅导的5名（同一名孩子可以缺几样）。')
  expect.soft(text).toContain('放学回家由70岁以上老人照看的4名；上下学要过水塘、大路的3名。')
  for (const [figureId, n] of Object.entries({
    'lacks.life': 4,
    'lacks.tutoring': 5,
    'lacks.old-carer': 4,
    'lacks.way': 3,
    'lacks.old-carer.many': 0,
    'meetings.agreed': 5,
    'files.unchanged': 10,
  })) {
    const asked = { figureId, place: 'C31', term: TERM, at: AT, limit: 50 }
    const { figure, items } = await getFigureRows(tools.on(AT), county.operator, asked)
    expect([figureId, figure.value, items.length]).toEqual([figureId, n, n])
  }
  nobodyNamed(text)
})

it('the same class as its head teacher’s essay (S5): and how much is written down of how many', async () => {
  const { text } = await tools.page({ kind: 'head-teacher-summary', place: 'C31', term: TERM, at: AT })
  for (const sentence of SAID) expect.soft(text).toContain(sentence)
  // Ill 9, birthdays 5, cards 26, told afterwards 4, surveys 10, talks 26: 80. Of each of 26 two; three or more of the 9 who were ill, one more surveyed and the 4 told afterwards.
  expect.soft(text).toContain('这学期记下80条，26名孩子有记录，其中三条以上的14名，其余还不到三条。')
  // Upward the two whom teachers look after stand with the three whom relatives do: 5.
  expect.soft(text).toContain('由祖辈照看15名、在家的父亲或母亲照看6名、亲属和教师照看共5名')
  nobodyNamed(text)
})

it('the school counts the evenings of its dormitory: 22, of which 20', async () => {
  const { text } = await tools.page({ kind: 'school-summary', place: 'S1', term: TERM, at: AT })
  expect(text).toContain(
    '有宿舍1处，住学生20名；上学日的前一晚应查铺22晚次，有记录的20晚次，没有记录的2晚次。夜里记下不在、不舒服、咳嗽、踢被、想家共9人次。',
  )
})
