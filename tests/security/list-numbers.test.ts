import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { API, type ApiName } from '../../domain/api.ts'
import { checkCharacter } from '../../domain/kit/identity/id-number.ts'
import type { Role } from '../../domain/roles.ts'
import { addAccount } from '../../server/accounts/commands/add-account.ts'
import { addToken } from '../../server/accounts/commands/add-token.ts'
import { inActorTx } from '../../server/db/tx.ts'
import { makeApp } from '../../server/http/app.ts'
import { importRosterFile } from '../../server/rosters/commands/import-roster-file.ts'
import { openTestDatabase, type TestDatabase } from '../../server/testing/database.ts'
import { makeCounty, type TestCounty } from '../../server/testing/factory.ts'
import { POSTS } from '../../server/testing/posts.ts'

/** No answer of the product holds a whole number unless somebody said why: also not what was handed in (H1, M2). */
const idOf = (birth: string, seq: string) => {
  const first = `522699${birth.replaceAll('-', '')}${seq}`
  return `${first}${checkCharacter(first)}`
}
const [one, two, mended] = [idOf('2017-05-14', '263'), idOf('2016-11-02', '584'), idOf('2016-11-02', '731')]
const [carer, mother] = ['13987654012', '15076543219']
/** The second child's number has a digit that was typed wrong; a note and an unknown column hold numbers too. */
const wrong = `${two.slice(0, 17)}${two.endsWith('X') ? '0' : 'X'}`
const table = (name: string) =>
  [
    '学籍号,姓名,性别,身份证号,出生日期,班级,奶奶,与学生关系,监护人电话,备注,证件补录',
    `G${one},${name}甲,男,${one},2017-05-14,三(1)班,柏奶,奶奶,${carer},妈妈${mother},${one.slice(-6)}`,
    `G${two},${name}乙,女,${wrong},2016-11-02,三(1)班,柏奶,奶奶,${carer},证${two},${two.slice(-6)}`,
  ].join('\n')
const SECRETS = [one, two, wrong, mended, carer, mother]
const parts = (number: string) => (number.length === 18 ? [number, number.slice(6), number.slice(-6)] : [number])
const found = (text: string) => SECRETS.flatMap(parts).filter((part) => text.includes(part))

let database: TestDatabase
let county: TestCounty
let app: ReturnType<typeof makeApp>
let child = ''
let list = ''
let written = ''
const tokens = new Map<string, string>()
const ids = new Map<string, string>()
const ask = async (who: string, path: string, init: { method?: string; body?: string | Uint8Array } = {}) =>
  app.request(path, {
    method: init.method ?? 'GET',
    headers: {
      authorization: `Bearer ${tokens.get(who)}`,
      ...(init.body
        ? { 'content-type': typeof init.body === 'string' ? 'application/json' : 'application/octet-stream' }
        : {}),
    },
    ...(init.body ? { body: init.body as NonNullable<RequestInit['body']> } : {}),
  })
const rows = async (who: string, id: string, reason?: string) =>
  (await ask(who, `/api/rosters/${id}/rows?sheet=${reason ? `&reason=${encodeURIComponent(reason)}` : ''}`)).text()
const traces = async (action: string) =>
  (
    await inActorTx(county.ctx.db, county.operator, (tx) =>
      tx.query<{ account_name: string; detail: { reason?: string } }>(
        'select account_name, detail from audit where county_id = $1 and action = $2 order by seq',
        [county.id, action],
      ),
    )
  ).map((r) => [r.account_name, r.detail.reason ?? null])

beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  app = makeApp(county.ctx, { secure: false, screens: null })
  for (const [role, place] of Object.entries(POSTS) as [Role, string][]) {
    const login = `${role}-${county.code}`
    const placeCode = place === 'COUNTY' ? county.code : place
    ids.set(role, (await addAccount(county.ctx, county.operator, { login, name: role, role, placeCode })).id)
    tokens.set(role, (await addToken(county.ctx, county.operator, { login, days: 1 })).token)
  }
  const dean = { ...county.actor('dean', 'S1'), accountId: ids.get('dean') ?? '' }
  const outcome = await importRosterFile(county.ctx, dean, {
    bytes: new TextEncoder().encode(table('柏小')),
    fileName: '在读.csv',
    schoolCode: 'S1',
    term: '2026-autumn',
    population: 'all',
    apply: true,
  })
  written = outcome.importId ?? ''
  const uploaded = await ask('dean', '/api/rosters?name=a.csv&school=S1&term=2026-autumn', {
    method: 'POST',
    body: new TextEncoder().encode(table('柏小')),
  })
  list = ((await uploaded.json()) as { id: string }).id
  const search = (await (await ask('principal', `/api/search?q=${encodeURIComponent('柏小甲')}`)).json()) as {
    items: { id: string }[]
  }
  child = search.items[0]?.id ?? ''
})
afterAll(() => database.close())

const textOf = async (answer: Response): Promise<string> => {
  if (!answer.headers.get('content-type')?.includes('spreadsheet')) return answer.text()
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(await answer.arrayBuffer())
  return JSON.stringify(book.worksheets.map((s) => s.getSheetValues()))
}

it('every address that is read, as every role, for a child and for lists: no number without a reason', async () => {
  expect([child, list, written].every((id) => id.length === 36)).toBe(true)
  const gets = (Object.keys(API) as ApiName[]).filter((n) => API[n].method === 'GET')
  const told: string[] = []
  let whole = 0
  for (const role of Object.keys(POSTS))
    for (const name of gets)
      for (const id of [child, list, written]) {
        // Who handed a list in sees it while it is open: below.
        if (role === 'dean' && id === list && name === 'getRosterRows') continue
        const path = API[name].path
          .replace('{id}', id)
          .replace('{figureId}', 'pupils')
          .replace('{placeId}', String(county.place('S1')))
          .replace('{key}', 'basics')
        const place = POSTS[role as Role] === 'COUNTY' ? county.code : POSTS[role as Role]
        const query = new URLSearchParams({
          ...(name === 'getRosterRows' ? { sheet: '' } : {}),
          ...(name === 'getChild' ? { reason: '核对' } : { place }),
          ...(name === 'search' || name === 'listChildren' ? { q: '柏' } : {}),
          ...(name === 'exportChildren' ? { columns: 'idNumber,phones,birth,home' } : {}),
          ...(name.startsWith('getFigure') ? { term: '2026-autumn' } : {}),
          ...(name === 'prepareRecord' ? { kind: 'talk' } : {}),
        })
        const answer = await ask(role, `${path}?${query}`)
        if (answer.status === 200) whole++
        for (const part of found(await textOf(answer))) told.push(`${role} ${name}: ${part}`)
        if (!API[name].path.includes('{id}')) break
      }
  expect(told).toEqual([])
  expect(whole).toBeGreaterThan(150)
})

it('who handed it in sees its numbers until it is written, and leaves one trace a day', async () => {
  const before = (await traces('roster.numbers')).length
  expect(found(await rows('dean', list))).toEqual(expect.arrayContaining([one, wrong, carer, mother]))
  await rows('dean', list)
  expect((await traces('roster.numbers')).slice(before)).toEqual([['dean', null]])
  // A list that is in the register is nobody's any more.
  expect(found(await rows('dean', written))).toEqual([])
})

it('others say why, and it stands in the diary with the reason, once', async () => {
  const masked = JSON.parse(await rows('principal', list)) as { rows: { cells: { text: string; masked?: true }[] }[] }
  expect(masked.rows[1]?.cells.map((c) => [c.text, c.masked ?? false])).toEqual([
    ['G52****************', true],
    ['柏小甲', false],
    ['男', false],
    ['52****************', true],
    ['2017-05-14', false],
    ['三(1)班', false],
    ['柏奶', false],
    ['奶奶', false],
    ['139****4012', true],
    ['妈妈150****3219', true],
    ['******', true],
  ])
  const before = (await traces('roster.numbers')).length
  for (const id of [list, list, written]) expect(found(await rows('principal', id, '对着证件改'))).toContain(one)
  expect((await traces('roster.numbers')).slice(before)).toEqual([
    ['principal', '对着证件改'],
    ['principal', '对着证件改'],
  ])
})

it('the file itself and the marked one ask why, also of who handed them in', async () => {
  for (const path of ['original', 'errors.xlsx']) {
    const bare = await ask('dean', `/api/rosters/${list}/${path}`)
    expect([bare.status, ((await bare.json()) as { code: string }).code]).toEqual([403, 'reason-needed'])
    const given = await ask('dean', `/api/rosters/${list}/${path}?reason=${encodeURIComponent('交回班主任改')}`)
    expect(found(await textOf(given))).toContain(one)
  }
  expect(await traces('roster.original')).toEqual([
    ['dean', '交回班主任改'],
    ['dean', '交回班主任改'],
  ])
})

it('a cell is mended with the whole number, never with its mask; what was typed stands nowhere plain', async () => {
  const mend = (text: string) =>
    ask('principal', `/api/rosters/${list}`, {
      method: 'PATCH',
      body: JSON.stringify({ cells: [{ sheet: '', row: 3, column: 3, text }] }),
    })
  const refused = await mend('52****************')
  expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([400, 'invalid'])
  const answer = await mend(mended)
  const text = await answer.text()
  expect([answer.status, found(text)]).toEqual([200, []])
  expect(found(await rows('dean', list))).toContain(mended)
  const difference = await (await ask('principal', `/api/rosters/${list}/difference`)).text()
  expect(found(difference)).toEqual([])
  const kept = await inActorTx(county.ctx.db, county.operator, (tx) =>
    tx.query<{ row: string }>('select corrections::text as row from roster_import where county_id = $1', [county.id]),
  )
  expect([kept.length, kept.flatMap((k) => found(k.row))]).toEqual([2, []])
})
