import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { API, type ApiName } from '../../../domain/api.ts'
import { byName, inFileOrder } from '../../../domain/registers/name-order.ts'
import { getCensus } from '../../census/queries/census.ts'
import { listDuties } from '../../duties/queries/board.ts'
import { getTermPicture } from '../../duties/queries/term-picture.ts'
import { getToday } from '../../duties/queries/today.ts'
import { saveEntries } from '../../entries/commands/save-entries.ts'
import { prepareEntry } from '../../entries/queries/prepare-entry.ts'
import { getRoll } from '../../entries/queries/roll.ts'
import { getFigureRows } from '../../figures/queries/figure.ts'
import { newId } from '../../ids.ts'
import { saveRecords } from '../../records/commands/save-records.ts'
import { prepareRecord } from '../../records/queries/prepare-record.ts'
import { listRecords } from '../../records/queries/records.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../testing/factory.ts'
import { listOutOfTouch } from '../../touch/queries/out-of-touch.ts'
import { listChildren } from './children.ts'
import { getNews } from './news.ts'

/** Whoever checks against paper reads class by class, name by name (F9): no list of children comes in the order of their ids. */
let database: TestDatabase
let county: TestCounty
const CLASS_OF = new Map<string, string>()
const NAMES = ['邹月', '安宁', '祝青', '毕小满', '吴燕', '蔡雨', '何静', '丁一', '覃山', '郝若']
let ids: string[] = []
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  for (const [i, name] of NAMES.entries()) {
    const klass = i % 3 === 0 ? 'C32' : 'C31'
    CLASS_OF.set(name, klass)
    ids.push(await makeChild(county, klass, name))
  }
  // One record for all of them, sent in an order of its own.
  ids = ids.toReversed()
  await saveRecords(county.ctx, county.operator, {
    records: [
      {
        id: newId(county.now),
        kind: 'talk',
        version: 1,
        childIds: ids,
        happenedOn: '2026-11-20',
        body: { topics: ['study'], finding: 'well' },
      },
    ],
  })
})
afterAll(() => database.close())

const once = (names: readonly string[]) => names.filter((n, i) => names.indexOf(n) === i)
const byClass = () =>
  [...NAMES].sort((a, b) => (CLASS_OF.get(a) ?? '').localeCompare(CLASS_OF.get(b) ?? '') || byName(a, b))
const plain = () => [...NAMES].sort(byName)
const dean = () => county.actor('dean', 'S1')

/** Each endpoint whose answer lists children, asked for all ten; `any`: of records and searches, by name whatever the class. */
const LISTS: Partial<Record<ApiName, () => Promise<{ names: string[]; of: 'class' | 'name' }>>> = {
  listChildren: async () => {
    const { items } = await listChildren(county.ctx, dean(), {
      place: 'S1',
      limit: 50,
      sort: 'class',
      status: 'enrolled',
    } as never)
    return { names: items.map((c) => c.name), of: 'class' }
  },
  listOutOfTouch: async () => {
    const names: string[] = []
    let cursor: string | undefined
    do {
      const page = await listOutOfTouch(county.ctx, dean(), { want: 'untried', sort: 'class', limit: 4, cursor })
      names.push(...page.items.map((c) => c.name))
      cursor = page.next ?? undefined
    } while (cursor)
    return { names, of: 'class' }
  },
  getCensus: async () => {
    const names: string[] = []
    let cursor: string | undefined
    do {
      const page = await getCensus(county.ctx, county.operator, { place: 'V1', want: 'all', limit: 4, cursor })
      names.push(...page.items.map((c) => c.name))
      cursor = page.next ?? undefined
    } while (cursor)
    return { names, of: 'name' }
  },
  listDuties: async () => {
    const names: string[] = []
    let cursor: string | undefined
    do {
      const page = await listDuties(county.ctx, dean(), {
        place: 'S1',
        rule: 'monthly-talk',
        period: '2026-10',
        limit: 3,
        cursor,
      })
      names.push(...page.items.map((d) => d.childName ?? ''))
      cursor = page.next ?? undefined
    } while (cursor)
    return { names, of: 'class' }
  },
  getToday: async () => {
    const { households } = await getToday(county.ctx, dean(), 'all')
    return { names: households.flatMap((h) => h.children.map((c) => c.name)), of: 'class' }
  },
  getTermPicture: async () => {
    // In December nobody has been talked to yet.
    const december = { ...county.ctx, now: () => Date.parse('2026-12-05T12:00:00+08:00') }
    const { missed } = await getTermPicture(december, dean(), { place: 'S1' })
    return { names: missed?.names.map((c) => c.name) ?? [], of: 'class' }
  },
  getFigureRows: async () => {
    const all: string[] = []
    for (const figureId of ['left-behind.education', 'talks.missed']) {
      const names: string[] = []
      let cursor: string | undefined
      do {
        const page = await getFigureRows(county.ctx, dean(), {
          figureId,
          place: 'S1',
          term: '2026-autumn',
          limit: 4,
          cursor,
        })
        names.push(...page.items.map((r) => r.childName ?? ''))
        cursor = page.next ?? undefined
      } while (cursor)
      expect(once(names)).toEqual(byClass())
      all.push(...names)
    }
    return { names: once(all), of: 'class' }
  },
  listRecords: async () => {
    const { items } = await listRecords(county.ctx, dean(), { limit: 5 })
    return { names: items[0]?.children.map((c) => c.name) ?? [], of: 'name' }
  },
  prepareRecord: async () => {
    const { people } = await prepareRecord(county.ctx, dean(), { kind: 'talk', children: ids.join(',') })
    return { names: people.map((p) => p.name), of: 'name' }
  },
  prepareEntry: async () => {
    const { mates } = await prepareEntry(county.ctx, dean(), { kind: 'dormitory', place: 'S1' })
    return { names: mates.map((c) => c.name), of: 'class' }
  },
  getRoll: async () => {
    const hours = [{ day: '2', from: '16:00', to: '17:30' }]
    const body = { name: '儿童之家', hours, staff: [{ who: { name: '周明' } }, { who: { name: '何静' } }] }
    const home = { id: newId(county.now), kind: 'home', version: 2, about: { place: 'S1' }, from: '2026-11-09', body }
    expect(await saveEntries(county.ctx, dean(), { entries: [home] })).toMatchObject({
      verdicts: [{ verdict: 'accepted' }],
    })
    const { items } = await getRoll(county.ctx, dean(), home.id, { kind: 'home-session' })
    return { names: items.map((c) => c.name), of: 'class' }
  },
  getNews: async () => {
    const { came } = await getNews(county.ctx, dean())
    return { names: [...came.some.map((c) => c.name), ...byClass().slice(came.some.length)], of: 'class' }
  },
}
/** Lists whose order is another one, and where it is tested. */
const OTHERWISE: Partial<Record<ApiName, string>> = {
  getCensusDifferences: 'by what differs, then class by class: server/census/census.test.ts',
  getConcerns: 'the oldest worry first: server/concerns/concern.test.ts',
  getPairingBoard: 'the longest waiting first, then as the register: server/pairings/pairing-board.test.ts',
  listUnplaced: 'school by school, class by class, then by name: server/transfers/unplaced.test.ts',
  listHandovers: 'of one class, by name: server/transfers/undo-acceptance.test.ts',
  getOccasions: 'by the day of the birthday: server/occasions/occasions.test.ts',
  listLoans: 'by name, of one home or of the children asked about: server/loans/loans.test.ts',
  getClassGrid: 'one class by name, as listChildren has them: server/records/queries/class-grid.test.ts',
  listSummaryCases: 'name by name, as childNames has them: server/reports/queries/summary-cases.test.ts',
  listPrints: 'the newest first; who was left out of one, as childNames has them: server/prints/prints.test.ts',
  askPrint: 'one batch: whoever was left out, as childNames has them',
  listEscalated:
    'class by class, under whose it is, rule by rule, then as childNames: server/duties/queries/escalations.test.ts',
  listCards: 'a helper’s own few, by name as childNames has them: server/cards/cards.test.ts',
  proposeParentLinks: 'one class by name, as childNames has them: server/parent-pages/parent-page.test.ts',
  makeParentLinks: 'in the order that was asked for',
  listParentLinks: 'the newest first: server/parent-pages/parent-page.test.ts',
  listParentAnswers: 'what waits, the earliest first: server/parent-pages/parent-page.test.ts',
  getLedger: 'the newest first; those to whom one may lend as childNames has them: server/ledger/ledger.test.ts',
  getBirthdays: 'day by day, then as listChildren: server/children/queries/news.test.ts',
  getChild: 'brothers and sisters, and records by their day: childNames, as listRecords',
  getEntry: 'records by their day, duties by their date; children as listRecords tells them',
  getDifference: 'rows of the file, in its order: below',
  getRosterRows: 'rows of the file, in its order',
  getRosterChanges: 'what was done, deed by deed, each in the order of the list: server/import/reopen.test.ts',
  search: 'what fits best first',
  addClassTeachers: 'no children: teachers, a line a class as the table has them',
}

type Schema = { properties?: Record<string, Schema>; items?: Schema; anyOf?: Schema[]; oneOf?: Schema[] }
/** Does the answer hold a list of children, by what their lines are called? */
const listsChildren = (schema: Schema): boolean => {
  const line = schema.items?.properties
  if (line && ('childName' in line || ('name' in line && 'className' in line))) return true
  return [
    ...Object.values(schema.properties ?? {}),
    ...(schema.items ? [schema.items] : []),
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
  ].some(listsChildren)
}

describe('names in order', () => {
  it('every endpoint that lists children is looked at here', () => {
    const found = (Object.keys(API) as ApiName[]).filter((name) => {
      const endpoint = API[name]
      return (
        'response' in endpoint &&
        listsChildren(z.toJSONSchema(endpoint.response, { io: 'input', unrepresentable: 'any' }) as Schema)
      )
    })
    expect(found.filter((name) => !(name in LISTS) && !(name in OTHERWISE))).toEqual([])
    expect(found.length).toBeGreaterThan(5)
  })

  it.each(Object.keys(LISTS) as ApiName[])('%s: class by class, name by name', async (name) => {
    const list = await LISTS[name]?.()
    expect(once(list?.names ?? [])).toEqual(list?.of === 'class' ? byClass() : plain())
  })

  it('what came is told by the first of all names, not of a few by chance', async () => {
    const { came } = await getNews(county.ctx, dean())
    expect([came.count, came.some.map((c) => c.name)]).toEqual([10, byClass().slice(0, came.some.length)])
  })

  it('rows of a file stand as in the file: 3 before 10, sheet by sheet', () => {
    const keys = ['名单!10', '名单!3', '转入!2', '名单!29', '名单!30', '名单!4']
    expect(
      keys
        .map((key) => ({ key }))
        .sort(inFileOrder)
        .map((r) => r.key),
    ).toEqual(['名单!3', '名单!4', '名单!10', '名单!29', '名单!30', '转入!2'])
  })

  it('a figure’s pages end where its rows end, also from a row that is gone', async () => {
    const ask = { figureId: 'left-behind.education', place: 'S1', term: '2026-autumn', limit: 50 }
    const all = await getFigureRows(county.ctx, dean(), ask)
    expect([all.items.length, all.next]).toEqual([10, null])
    const last = all.items.at(-1)?.key
    expect((await getFigureRows(county.ctx, dean(), { ...ask, cursor: last })).items).toEqual([])
    expect((await getFigureRows(county.ctx, dean(), { ...ask, cursor: newId(county.now) })).items).toEqual([])
  })
})
