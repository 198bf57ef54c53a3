import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Endpoint } from '../../domain/api/kit.ts'
import { API, type ApiName } from '../../domain/api.ts'
import { scopeOfOffice } from '../../domain/registers/scope.ts'
import type { Role } from '../../domain/roles.ts'
import { addAccount } from '../../server/accounts/commands/add-account.ts'
import { addToken } from '../../server/accounts/commands/add-token.ts'
import { newAccount, newSecret } from '../../server/accounts/new-account.ts'
import { inActorTx } from '../../server/db/tx.ts'
import { layDuties } from '../../server/duties/lay-duties.ts'
import { makeApp } from '../../server/http/app.ts'
import { addPlaces } from '../../server/places/commands/add-places.ts'
import { openSummary } from '../../server/reports/commands/open-summary.ts'
import { saveSummary } from '../../server/reports/commands/summaries.ts'
import { importRosterFile } from '../../server/rosters/commands/import-roster-file.ts'
import { uploadRoster } from '../../server/rosters/commands/upload-roster.ts'
import { openTestDatabase, type TestDatabase } from '../../server/testing/database.ts'
import { makeCounty, type TestCounty } from '../../server/testing/factory.ts'

/**
 * What a large county asks and what it is answered: six hundred places, two thousand accounts, a school of three thousand
 * children and a list of ten thousand rows. No answer is longer than this, and what does not fit is on the next page.
 */
const MOST = 200_000
const TERM = '2026-autumn'
const [SCHOOLS, CLASSES, VILLAGES] = [36, 9, 240]
const [ACCOUNTS, CHILDREN, ROWS] = [2000, 3000, 10_000]

/** Endpoints whose answer is one page for ever, and why it cannot grow. */
const ONE_PAGE: Partial<Record<ApiName, string>> = {
  getHealth: 'one line',
  getSetup: 'one line',
  getMe: 'the own account: its posts, its actions',
  listFactors: 'the own account’s locks',
  listClassTeachers: 'the classes of one school and at most five hundred of its people',
  getHandOver: 'the teachers of one class, and two counts',
  listAuditActions: 'the closed list of deeds',
  listPlaceMerges: 'the last thirty places merged',
  getPromotion: 'the classes of one school, and its last ten promotions',
  getEvaluationList: 'at most sixty lines, and the closed list of figures: measured here',
  getTransferCounts: 'four counts',
  listHandovers: 'sixty at most: children of one class on their way between schools',
  getOccasions: 'three hundred birthdays at most, a few festivals, a hundred things to prepare',
  listLoans: 'three hundred things that are out at most',
  getLikelyPairs: 'the first sixty pairs, how many more there are, and the last thirty put together',
  getChildMerge: 'two files of one child, thing by thing',
  getBirthdays: 'at most sixty names of a fortnight',
  getNews: 'counts, and a few names of each (SOME)',
  getChild: 'one child: measured with a year of records in answer-size.test.ts',
  getCharts: 'six pictures: months and rounds of a term, the villages of one township, six terms',
  search: 'the first ones that fit best (a fixed number)',
  getKinds: 'the declarations: a closed list',
  prepareEntry: 'one line',
  getRoll: 'at most a thousand names (MOST_TOOK), cut where an answer is full',
  getEntry: 'one entry: its answers are bounded, its history too',
  listDutyRules: 'the declared rules: a closed list, each with what the county last said of it',
  previewDutyRule: 'six numbers',
  listBlankForms: 'a line a form: at most sixty of each office (MOST_FORMS)',
  getBlankForm: 'one blank form: rows and columns of a sheet have a bound',
  getStatisticsForm: 'at most sixty columns and thirty equations, a closed list of figures, a line a version',
  listPaperTexts: 'four texts of a page each',
  listOwnFields:
    'what a county asks besides: few questions a kind at once (MOST_OWN) and ever (MOST_EVER), each with its last changes',
  listHeld: 'what I hold and have not done: the first forty',
  listCards: 'the children of one helper',
  getConcerns: 'open worries: a fixed number, and how many there are',
  getCopies: 'the copies kept: a fixed number',
  listStandIns: 'who stands in at one place: at most two hundred',
  getEscalations: 'a row a rule and kind of post: closed lists',
  getBoard: 'a row a class: measured here with the county’s',
  getTermPicture: 'a row a class, or a fixed number of children: measured here',
  getClassGrid: 'at most 120 names of one class or village, four short cells each',
  getPairingBoard: 'the first of each list, with the numbers of all (LISTED): measured here',
  getConsents: 'a closed list of purposes, and what one child’s family said to each',
  proposeParentLinks: 'the children of one class (at most 120), a few short lines each',
  listParentAnswers: 'what waits: the first sixty, and how many there are',
  listHands: 'what waits for one’s second hand: the first twenty, and how many there are',
  listUnbooked:
    'records that wait for the ledger: the first thirty, of at most sixty children each, and how many there are',
  getUseOfAid: 'the funds and goods of one place, a closed list of uses, at most sixty wishes',
  getPairProposals: 'three helpers and two names',
  getEvaluation: 'a closed list of indicators with a number or two each',
  getStatistics: 'a closed list of items, a column a place below: measured here with the county’s',
  getMergePreview: 'counts, and the classes of one school',
  getFigure: 'one number',
  getSummary: 'one page of writing: figures are a closed list, words have a bound; measured here',
  getHelpLines: 'telephones: measured here',
  getPlace: 'what stands directly below a place and works there, a closed list of registers and of figures',
  getPlaceCalendar: 'the days of one month: closed rules, the first 300 records, hours of forty homes',
  getCalendar: 'the county’s terms and days off and those of one school',
  prepareRecord: 'at most sixty children',
  getRoster: 'columns and counts: rows and problems come by the page',
  getRosterRows: 'goes on at `next`, a row’s number',
  getRosterProgress: 'one line',
  listAttachments: 'at most twelve of one thing, and the names of at most two hundred children',
  getPicture: 'a picture of at most 200 KB',
}
const FILES = /^(export|download)|File$|Errors$/

let database: TestDatabase
let county: TestCounty
let app: ReturnType<typeof makeApp>
let roster = ''
const tokens = new Map<Role, { token: string; place: string }>()

const NAMES = '赵钱孙李周吴郑王冯陈'
const GIVEN = '安宁康乐和平春夏秋冬'
const nameOf = (n: number) =>
  `${NAMES[n % 10]}${GIVEN[Math.floor(n / 10) % 10]}${GIVEN[Math.floor(n / 100) % 10]}${'一二三四五六七八九十'[Math.floor(n / 1000) % 10]}`
const HEADINGS =
  '姓名,性别,出生日期,身份证号,班级,家庭住址,父亲姓名,父亲务工地点,母亲姓名,母亲务工地点,与监护人关系,监护人姓名'
const rowOf = (n: number, idNumber = '') =>
  `${nameOf(n)},女,${2012 + (n % 5)}-0${(n % 9) + 1}-1${n % 9},${idNumber},${'一二三四五六'[n % 6]}年级${(n % 9) + 1}班,河湾村${n}组青石坡老水井旁边第三家,${nameOf(n)}父,广东省东莞市长安镇,${nameOf(n)}母,广东省东莞市长安镇,奶奶,${nameOf(n)}奶`
const fileOf = (rows: string[]) => new TextEncoder().encode([HEADINGS, ...rows].join('\n'))

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  const { ctx, operator } = county
  await addPlaces(ctx, operator, [
    ...Array.from({ length: VILLAGES }, (_, n) => ({
      kind: 'village' as const,
      code: `BV${n}`,
      name: `${nameOf(n)}村`,
      parentCode: 'T',
    })),
    ...Array.from({ length: SCHOOLS }, (_, n) => [
      { kind: 'school' as const, code: `BS${n}`, name: `${nameOf(n)}中心小学`, parentCode: 'T' },
      ...Array.from({ length: CLASSES }, (__, c) => ({
        kind: 'class' as const,
        code: `BS${n}C${c}`,
        name: `${'一二三四五六'[c % 6]}年级(${c + 1})班`,
        parentCode: `BS${n}`,
      })),
    ]).flat(),
  ])
  for (const role of ['county-office', 'principal', 'administrator'] as const) {
    const placeCode = role === 'principal' ? 'S1' : county.code
    const login = `${role}${county.code}`
    await addAccount(ctx, operator, { login, name: '测试员', role, placeCode })
    tokens.set(role, { token: (await addToken(ctx, operator, { login, days: 1 })).token, place: placeCode })
  }
  const secret = await newSecret('lanse-yizi-42')
  await inActorTx(
    ctx.db,
    operator,
    async (tx) => {
      const scope = scopeOfOffice(county.place('S1'), await tx.tree())
      for (let n = 0; n < ACCOUNTS; n++)
        await newAccount(tx, {
          login: `laoshi${county.code}.${n}`,
          name: nameOf(n),
          role: 'dean',
          placeId: county.place('S1'),
          ownCircle: 900_000_000 + n,
          secret,
          scope,
        })
    },
    { now: ctx.now() },
  )
  await importRosterFile(ctx, operator, {
    bytes: fileOf(Array.from({ length: CHILDREN }, (_, n) => rowOf(n))),
    fileName: '名单.csv',
    schoolCode: 'S1',
    term: TERM,
    population: 'left-behind',
    apply: true,
  })
  // As the server does it behind an import: otherwise the engine judges all of them at every question.
  await layDuties(ctx)
  const long = fileOf(Array.from({ length: ROWS }, (_, n) => rowOf(n + 1500, `52242620${1000 + n}`)))
  const principal = county.actor('principal', 'S1')
  roster = (
    await uploadRoster(ctx, principal, long, { name: '大名单.csv', school: 'S1', term: TERM, population: 'all' })
  ).id
  app = makeApp(ctx, { secure: false, screens: null })
})
afterAll(() => database.close())

type Answer = {
  bytes: number
  status: number
  body: {
    next?: string | number | null
    items?: { id: unknown }[]
    total?: number
    sent?: number
    unchanged?: number
  }
}
const ask = async (role: Role, path: string, query: Record<string, string>): Promise<Answer> => {
  const answer = await app.request(
    `${path.replace('{id}', roster).replace('{figureId}', 'pupils')}?${new URLSearchParams(query)}`,
    {
      headers: { authorization: `Bearer ${tokens.get(role)?.token}` },
    },
  )
  const text = await answer.text()
  return { bytes: Buffer.byteLength(text), status: answer.status, body: JSON.parse(text) }
}

const gets = (Object.entries(API) as [ApiName, Endpoint][]).filter(([, e]) => e.method === 'GET')

it('every list is paged, or it is said why it cannot grow', () => {
  const paged = gets.filter(
    ([, { response }]) => response && 'shape' in response && 'next' in (response.shape as object),
  )
  const named = new Set([...paged.map(([name]) => name), ...Object.keys(ONE_PAGE)])
  expect(gets.map(([name]) => name).filter((name) => !named.has(name) && !FILES.test(name))).toEqual([])
})

/** As it is asked by itself, and with the most that may be asked; what takes no limit is asked once. */
const limitsOf = (name: ApiName): Record<string, string>[] => {
  const { query }: Endpoint = API[name]
  const takesLimit = query !== undefined && 'shape' in query && 'limit' in (query.shape as object)
  return takesLimit ? [{}, { limit: name === 'listPlaces' ? '10000' : '200' }] : [{}]
}

/** Pages of one list that are looked at: its first ones; that all of them together are the whole is asked below. */
const SOME = 2

it('no answer of a large county is above two hundred thousand bytes, whichever limit is asked for', async () => {
  const long: string[] = []
  let answered = 0
  for (const [role, { place }] of tokens)
    for (const [name, { path }] of gets) {
      if (FILES.test(name)) continue
      for (const limit of limitsOf(name)) {
        let cursor: string | undefined
        for (let page = 0; page < SOME; page++) {
          const answer = await ask(role, path, {
            place: ['getBoard', 'getTermPicture', 'getOverview', 'getQuietPlaces', 'getStatistics'].includes(name)
              ? place
              : 'S1',
            term: TERM,
            ...(name === 'getRosterRows' ? { sheet: '', count: '500' } : {}),
            ...(name === 'search' ? { q: '赵' } : {}),
            ...(name === 'getStatistics' ? { table: 'school-statistics' } : {}),
            ...limit,
            ...(cursor === undefined ? {} : { cursor }),
          })
          if (answer.status === 200) answered++
          if (answer.bytes > MOST) long.push(`${role} ${name} ${JSON.stringify(limit)} ${answer.bytes}`)
          if (!answer.body.next || name === 'getRosterRows') break
          cursor = String(answer.body.next)
        }
      }
    }
  expect(long).toEqual([])
  expect(answered).toBeGreaterThan(100)
})

/** All pages of a list. */
const walk = async (role: Role, name: ApiName, query: Record<string, string> = {}) => {
  const pages: Answer['body'][] = []
  for (let next: unknown = null; ; ) {
    const { body, bytes, status } = await ask(role, API[name].path, {
      ...query,
      ...(next ? { cursor: String(next) } : {}),
    })
    expect([status, bytes <= MOST]).toEqual([200, true])
    pages.push(body)
    if (!body.next) return pages
    next = body.next
  }
}
const idsOf = (pages: Answer['body'][]) => pages.flatMap((p) => (p.items ?? []).map((i) => i.id))

it('all pages of places and of accounts are everything, each once; a search is by name, login, role and place', async () => {
  const places = idsOf(await walk('county-office', 'listPlaces'))
  expect(new Set(places).size).toBe(places.length)
  // The list of the school made classes of its own.
  expect(places.length).toBeGreaterThan(1 + 8 + VILLAGES + SCHOOLS * (1 + CLASSES))
  const pages = await walk('county-office', 'listAccounts', { limit: '200' })
  const accounts = idsOf(pages)
  expect(new Set(accounts).size).toBe(accounts.length)
  expect(accounts.length).toBe(pages[0]?.total)
  expect(accounts.length).toBeGreaterThanOrEqual(ACCOUNTS)
  const found = async (q: string) => (await ask('county-office', '/api/accounts', { q })).body.total
  expect(await found(`laoshi${county.code}.77`)).toBe(11)
  expect(await found('校长')).toBe(1)
  expect(await found(nameOf(5))).toBeGreaterThan(0)
  expect(await found('青石镇中心小学')).toBe(ACCOUNTS + 1)
  expect(await found('没有这个人')).toBe(0)
})

it('all pages of a difference and of its problems are the whole list', async () => {
  const pages = await walk('principal', 'getDifference')
  expect(pages.length).toBeGreaterThan(5)
  expect(pages.at(-1)?.sent).toBe(pages[0]?.total)
  const rows = ['added', 'changed', 'conflicts', 'duplicates', 'classless', 'transfers'].flatMap((list) =>
    pages.flatMap((p) => ((p as Record<string, unknown>)[list] as { key: string }[]).map((r) => r.key)),
  )
  const unchanged = Number(pages[0]?.unchanged)
  expect(new Set(rows).size + unchanged).toBe(ROWS)
  const problems = await walk('principal', 'listRosterProblems', { limit: '200' })
  expect(problems.flatMap((p) => p.items ?? []).length).toBe(problems[0]?.total)
  expect(problems[0]?.total).toBeGreaterThanOrEqual(ROWS)
})

it('a summary of the largest school, and one with as many words as may be written, is one answer of that size', async () => {
  const { ctx } = county
  const principal = county.actor('principal', 'S1')
  const draft = await openSummary(ctx, principal, { kind: 'school-summary', place: 'S1', term: TERM })
  expect(Buffer.byteLength(JSON.stringify(draft))).toBeLessThanOrEqual(MOST)
  const first = draft.sections[0]?.key ?? ''
  const line = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
  const written = (lines: number) => ({
    version: draft.version,
    sections: [
      { key: first, doc: { type: 'doc', content: Array.from({ length: lines }, () => line('谈'.repeat(500))) } },
    ],
  })
  await expect(saveSummary(ctx, principal, draft.id, written(120))).rejects.toMatchObject({ code: 'invalid' })
  const full = await saveSummary(ctx, principal, draft.id, written(70))
  expect(Buffer.byteLength(JSON.stringify(full))).toBeGreaterThan(MOST / 2)
  expect(Buffer.byteLength(JSON.stringify(full))).toBeLessThanOrEqual(MOST)
})

it('a list whose rows all carry one number is compared, each row naming a few of the others', async () => {
  const same = fileOf(Array.from({ length: ROWS }, (_, n) => rowOf(n + 1500, '522626201503070038')))
  const principal = county.actor('principal', 'S2')
  roster = (
    await uploadRoster(county.ctx, principal, same, { name: '同号.csv', school: 'S2', term: TERM, population: 'all' })
  ).id
  const pages = await walk('county-office', 'getDifference')
  expect(pages.at(-1)?.sent).toBe(pages[0]?.total)
  const rows = pages.flatMap((p) => (p as { conflicts?: { reason: string }[] }).conflicts ?? [])
  expect(rows.length).toBe(ROWS)
  // Eight of the others and how many there are; ten thousand line numbers would be sixty thousand letters each.
  expect(Math.max(...rows.map((row) => row.reason.length))).toBeLessThan(200)
})
