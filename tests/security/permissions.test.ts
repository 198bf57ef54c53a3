import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Endpoint } from '../../domain/api/kit.ts'
import { API, type ApiName } from '../../domain/api.ts'
import type { Role } from '../../domain/roles.ts'
import { addAccount } from '../../server/accounts/commands/add-account.ts'
import { addToken } from '../../server/accounts/commands/add-token.ts'
import { makeApp } from '../../server/http/app.ts'
import { openTestDatabase, type TestDatabase } from '../../server/testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../server/testing/factory.ts'
import { POSTS } from '../../server/testing/posts.ts'
import { ALL, MAY } from './may.ts'

/**
 * Every endpoint, every role, asked over HTTP: about its own place, about another place, signed out. The table (`may.ts`) is
 * written by hand from what each post may do; the code's own table is not consulted.
 */
let database: TestDatabase
let county: TestCounty
let app: ReturnType<typeof makeApp>
let own: string
let other: string
const tokens = new Map<Role, string>()

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  app = makeApp(county.ctx, { secure: false, screens: null })
  own = await makeChild(county, 'C31', '石安安')
  other = await makeChild(county, 'D31', '潘月', { villageCode: 'V2' })
  for (const [role, place] of Object.entries(POSTS) as [Role, string][]) {
    const login = `${role}-${county.code}`
    await addAccount(county.ctx, county.operator, {
      login,
      name: role,
      role,
      placeCode: place === 'COUNTY' ? county.code : place,
    })
    tokens.set(role, (await addToken(county.ctx, county.operator, { login, days: 1 })).token)
  }
})
afterAll(() => database.close())

const NIL = '01900000-0000-7000-8000-000000000000'
const QUERIES: Partial<Record<ApiName, Record<string, string>>> = {
  listDuties: { place: 'C31' },
  getBoard: { place: 'C31' },
  getTermPicture: { place: 'C31' },
  getClassGrid: { place: 'C31' },
  getPairingBoard: { place: 'C31' },
  getPairProposals: { place: 'C31', child: NIL },
  getFigure: { place: 'C31', term: '2026-autumn' },
  getFigureRows: { place: 'C31', term: '2026-autumn' },
  getCharts: { place: 'C31', term: '2026-autumn' },
  proposeParentLinks: { place: 'C31' },
  listParentLinks: { place: 'C31' },
  search: { q: 's' },
  getRoll: { kind: 'home-session' },
  prepareRecord: { kind: 'talk' },
  // Asked there for a thing to be done: a teacher’s or an office’s.
  prepareEntry: { kind: 'task', place: 'C31' },
  listClassTeachers: { place: 'S1' },
  getHandOver: { class: 'C31' },
  addBlankForm: { name: 'a.xlsx' },
  uploadRoster: { name: 'a.csv', school: 'S1', term: '2026-autumn' },
  getMergePreview: { into: 'NOWHERE' },
  getChildMerge: { gone: NIL },
  importPlaces: { name: 'a.csv' },
  getPlacesInFile: { name: 'a.csv' },
  getOverviewRows: { what: 'children' },
  getStatistics: { table: 'school-statistics', place: 'NOWHERE', term: '2026-autumn' },
  exportStatistics: { table: 'school-statistics', place: 'NOWHERE', term: '2026-autumn' },
  readStatistics: { name: 'a.xlsx', table: 'school-statistics', place: 'NOWHERE', term: '2026-autumn' },
  exportStatisticsPdf: { table: 'school-statistics', place: 'NOWHERE', term: '2026-autumn' },
  getEvaluation: { place: 'NOWHERE', term: '2026-autumn' },
  exportEvaluation: { place: 'NOWHERE', term: '2026-autumn' },
  exportEvaluationPdf: { place: 'NOWHERE', term: '2026-autumn' },
  listChildren: { place: 'C31' },
  previewDutyRule: { on: 'true', fromOn: '2026-11-28' },
  exportChildren: { place: 'C31' },
  listOutOfTouch: { place: 'C31' },
  getCensus: { place: 'C31' },
  listPaperTexts: { place: 'C31' },
  exportOutOfTouch: { place: 'C31' },
  exportRecords: { kind: 'talk', place: 'C31' },
  exportEntries: { kind: 'promise', place: 'C31' },
  getChild: { reason: '核对情况' },
  listAttachments: { of: 'record', on: NIL },
}
const BODIES: Partial<Record<ApiName, unknown>> = {
  setDutyRule: { on: true, fromOn: '2026-11-28' },
  setPaperText: { place: 'NOWHERE', text: null, version: 0 },
  makePaper: { place: 'NOWHERE' },
  askPrint: { id: NIL, batch: 'card', purpose: '存档', place: 'NOWHERE' },
  cancelPrint: {},
  mapBlankForm: { version: 1, title: '登记表', list: null, spots: [{ grid: 0, row: 0, column: 0, what: 'place' }] },
  fillBlankForm: { term: '2026-autumn' },
  setStatisticsForm: {
    version: 0,
    fromTerm: '2026-autumn',
    items: [{ group: '', label: '总数', depth: 0, figure: null }],
    equations: [],
  },
  addOwnField: { id: NIL, thing: 'records', of: 'nothing', kind: 'text', label: 'x' },
  changeOwnField: { version: 1, set: {} },
  orderOwnFields: { thing: 'records', of: 'talk', ids: [NIL] },
  addAccount: { login: 'xx', name: 'x', role: 'helper', placeCode: 'NOWHERE' },
  setHelpLines: { lines: [] },
  setAccountDisabled: { disabled: true },
  addPost: { role: 'helper', placeCode: 'NOWHERE' },
  endPost: { on: '2026-11-24', reason: '换班' },
  proposeLogins: { schoolCode: 'NOWHERE', rows: [{ classCode: 'C31', name: '周明' }] },
  addClassTeachers: { schoolCode: 'NOWHERE', rows: [{ classCode: 'C31', to: { account: NIL } }] },
  handOverClass: { classCode: 'NOWHERE', from: '2026-11-24', seen: [], to: { account: NIL } },
  undoHandOver: { post: NIL, ended: [], tasks: [] },
  signAccessList: { place: 'NOWHERE', posts: 1 },
  addStandIn: { post: NIL, account: NIL, from: '2026-11-24', until: '2026-11-25', why: '病假' },
  endStandIn: { reason: '回来了' },
  addPlace: { kind: 'village', name: 'x', parentCode: 'NOWHERE' },
  changePlace: {},
  getOutlinePreview: { text: '', under: 'NOWHERE' },
  addOutline: { text: '', under: 'NOWHERE' },
  promoteClasses: {
    school: 'NOWHERE',
    on: '2026-09-01',
    classes: [{ code: 'C31', does: 'up', children: 0 }],
    repeat: [],
  },
  undoPromotion: { school: 'NOWHERE', id: NIL, reason: '办错了' },
  mergeChildren: { gone: NIL, take: [], reason: '建了两次' },
  undoChildMerge: { merge: NIL, reason: '并错了' },
  sayApart: { other: NIL },
  setEvaluationList: { about: 'school', fromTerm: 'none', items: null },
  askTransfer: { children: [NIL], to: 'NOWHERE', on: '2026-11-24' },
  acceptTransfers: { ids: [NIL], class: { code: 'NOWHERE' } },
  declineTransfers: { ids: [NIL], reason: '班里满了' },
  withdrawTransfers: { ids: [NIL] },
  undoAcceptance: { ids: [NIL], reason: '接错了班' },
  mergePlace: { into: 'NOWHERE', reason: '撤点并校' },
  undoPlaceMerge: { reason: '并错了' },
  setTerm: { startsOn: '2026-09-01', endsOn: '2026-08-01' },
  setUsesFrom: { day: '2099-01-01' },
  addDayOff: { fromOn: '2026-09-02', toOn: '2026-09-01', kind: 'holiday', name: 'x' },
  findAlike: { changes: { name: 'x', birth: '2999' } },
  addChild: { id: NIL, changes: { name: 'x', birth: '2999' } },
  changeChild: { changes: { birth: '2999' } },
  sayHousehold: { confirmed: true },
  leaveChild: { on: '2999-01-01', reason: 'mistake' },
  returnChild: { on: '2999-01-01' },
  revealChild: { what: 'phones', reason: '核对' },
  correctRoster: {},
  applyRoster: { baseline: '0', decisions: {} },
  answerCensus: { place: 'NOWHERE', term: '2026-autumn', rest: 1 },
  signRoll: { place: 'NOWHERE', term: '2026-autumn', children: 1 },
  reopenRoll: { place: 'NOWHERE', term: '2026-autumn', version: 1, reason: '漏了一名' },
  saveRecords: {
    records: [{ id: NIL, kind: 'talk', version: 1, childIds: [NIL], happenedOn: '2026-11-20', body: {} }],
  },
  saveEntries: {
    entries: [{ id: NIL, kind: 'promise', version: 1, about: { child: NIL }, from: '2026-11-20', body: {} }],
  },
  changeEntry: { set: {} },
  endEntry: { on: '2026-11-20', reason: '登记错了' },
  addToConcern: { id: NIL, told: ['police'], toldOn: '2026-11-24', way: 'phone', done: '已经报警' },
  nameInConcern: { account: NIL, why: '要跟进' },
  makeParentLinks: { links: [{ id: NIL, child: NIL, part: 'father', good: '' }] },
  endParentLink: {},
  settleParentAnswer: { take: false, reason: '打过电话了' },
  saveMovements: { movements: [{ id: NIL, sort: 'return', on: '2026-11-20', purpose: 'x', loan: NIL }] },
  confirmMovement: {},
  setDonorContact: {},
  addAttachment: { id: NIL, of: 'record', on: NIL, shows: 'none' },
  removeAttachment: { reason: '拍错了' },
  openDonorContact: { reason: '致谢' },
  reverseMovement: { id: NIL, reason: '记错了' },
  waiveDuty: { id: NIL, rule: 'monthly-talk', childIds: [NIL], period: '2026-10', reason: '病假' },
  withdrawWaivers: { ids: [NIL] },
  openSummary: { kind: 'school-summary', place: 'NOWHERE', term: '2026-autumn' },
  saveSummary: { version: 1, sections: [] },
  issueSummary: { version: 1 },
  withdrawSummary: { reason: '数字有误' },
  submitSummary: { version: 1 },
  reviewSummary: { passed: true },
  noteSummary: { section: 'opening', text: '这句再核一下' },
}

const ask = (name: ApiName, role: Role | null, more: { child?: string; query?: Record<string, string> } = {}) => {
  const endpoint: Endpoint = API[name]
  const path = endpoint.path
    .replace('{placeId}', '1')
    .replace('{termId}', '2026-autumn')
    .replace('{dayOffId}', NIL)
    .replace('{figureId}', 'pupils')
    .replace('{postId}', NIL)
    .replace('{key}', 'basics')
    .replace('{kind}', 'notice')
    .replace('{paper}', 'roll')
    .replace('{id}', more.child ?? (name.endsWith('Child') ? own : NIL))
  const query = new URLSearchParams({ ...(QUERIES[name] ?? {}), ...(more.query ?? {}) }).toString()
  const body = endpoint.upload ? '甲,乙' : BODIES[name] === undefined ? undefined : JSON.stringify(BODIES[name])
  const token = role ? tokens.get(role) : undefined
  return app.request(`${path}${query ? `?${query}` : ''}`, {
    method: endpoint.method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body ? { 'content-type': endpoint.upload ? 'application/octet-stream' : 'application/json' } : {}),
    },
    ...(body ? { body } : {}),
  })
}
const codeOf = async (answer: Response) =>
  answer.headers.get('content-type')?.includes('json') ? ((await answer.json()) as { code?: string }).code : undefined

describe('every endpoint × role', () => {
  it('the table names every endpoint that needs a sign-in', () => {
    const needs = (Object.keys(API) as ApiName[]).filter((n) => API[n].needs !== 'none' && API[n].needs !== 'self')
    expect(Object.keys(MAY).sort()).toEqual(needs.sort())
  })

  it.each((Object.keys(API) as ApiName[]).filter((n) => API[n].needs !== 'none'))(
    '%s: signed out is told to sign in',
    async (name) => {
      const answer = await ask(name, null)
      expect([answer.status, await codeOf(answer)]).toEqual([401, 'signed-out'])
    },
  )

  it.each(Object.keys(MAY) as (keyof typeof MAY)[])('%s: only the posts that may', async (name) => {
    for (const role of ALL) {
      const code = await codeOf(await ask(name, role))
      expect([name, role, code === 'forbidden' || code === 'password-must-change' ? code : 'let in']).toEqual([
        name,
        role,
        MAY[name].includes(role) ? 'let in' : 'forbidden',
      ])
    }
  })
})

describe('other places', () => {
  const local: Role[] = ['village-director', 'principal', 'dean', 'head-teacher']
  it.each(['getChild', 'changeChild', 'sayHousehold', 'leaveChild', 'revealChild'] as const)(
    '%s: a child of another school is answered like one that does not exist',
    async (name) => {
      for (const role of local) {
        const body = {
          changeChild: { changes: { boarder: true } },
          leaveChild: { on: '2026-11-01', reason: 'mistake' },
        } as Partial<Record<ApiName, unknown>>
        const kept = BODIES[name]
        if (body[name]) BODIES[name] = body[name]
        const strange = await ask(name, role, { child: other })
        const missing = await ask(name, role, { child: NIL })
        if (kept !== undefined) BODIES[name] = kept
        expect([name, role, strange.status, await strange.text()]).toEqual([name, role, 404, await missing.text()])
      }
    },
  )
  it.each([
    'listChildren',
    'listDuties',
    'getBoard',
    'getTermPicture',
    'getClassGrid',
    'getPairingBoard',
    'getFigure',
    'getFigureRows',
    'getCharts',
    'listRecords',
    'listEntries',
    'getCensus',
    'getCensusPlaces',
    'getCensusDifferences',
  ] as const)('%s: another place is not found', async (name) => {
    for (const role of local)
      expect([name, role, (await ask(name, role, { query: { place: 'S2' } })).status]).toEqual([name, role, 404])
  })
  it('lists and search show nothing of other places', async () => {
    for (const role of local) {
      const all = await (await ask('listChildren', role, { query: { place: POSTS[role], status: 'all' } })).text()
      const found = await (await ask('search', role, { query: { q: 'panyue' } })).text()
      expect(all).toContain('石安安')
      expect(all + found).not.toContain('潘月')
    }
  })
})
