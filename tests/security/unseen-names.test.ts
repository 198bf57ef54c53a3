import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addAccount } from '../../server/accounts/commands/add-account.ts'
import { addToken } from '../../server/accounts/commands/add-token.ts'
import { inActorTx } from '../../server/db/tx.ts'
import { makeApp } from '../../server/http/app.ts'
import { newId } from '../../server/ids.ts'
import { importRosterFile } from '../../server/rosters/commands/import-roster-file.ts'
import { openTestDatabase, type TestDatabase } from '../../server/testing/database.ts'
import { makeChild, makeCounty, type TestCounty } from '../../server/testing/factory.ts'

/** L14: by no door comes a name that nobody sees, nor text whose letters are broken. */
let database: TestDatabase
let county: TestCounty
let app: ReturnType<typeof makeApp>
let token: string
let child: string
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  app = makeApp(county.ctx, { secure: true, screens: null })
  child = await makeChild(county, 'C31', '侯小满')
  const login = `hou-${county.code}`
  await addAccount(county.ctx, county.operator, { login, name: '侯校长', role: 'principal', placeCode: 'S1' })
  token = (await addToken(county.ctx, county.operator, { login, days: 1 })).token
})
afterAll(() => database.close())

const send = async (method: string, path: string, body: string | Uint8Array<ArrayBuffer>) => {
  const answer = await app.request(path, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body,
  })
  return { status: answer.status, body: (await answer.json()) as { code?: string; message?: string } }
}
const namesOf = (table: 'child' | 'place' | 'account') =>
  inActorTx(county.ctx.db, county.operator, async (tx) =>
    (await tx.query<{ name: string }>(`select name from ${table} where county_id = $1 and not del`, [county.id]))
      .map((r) => r.name)
      .sort(),
  )
const UNSEEN = ['\u200b\u200b', '\u2060\u200d', '\u3164', '\u00ad\ufe0f', ' \u200b\u3000', '\u2800']

describe('a name that nobody sees', () => {
  const doors: Record<string, (name: string) => [method: string, path: string, body: unknown]> = {
    'a child that is added': (name) => [
      'POST',
      '/api/children',
      { id: newId(county.now), changes: { name, sex: 'female', birth: '2017-05-01', classCode: 'C31' } },
    ],
    'a child that is renamed': (name) => ['PATCH', `/api/children/${child}`, { changes: { name }, base: { name: 1 } }],
    'its mother': (name) => ['PATCH', `/api/children/${child}`, { changes: { motherName: name }, base: {} }],
    'who looks after it': (name) => ['PATCH', `/api/children/${child}`, { changes: { carerName: name }, base: {} }],
    'a class': (name) => ['POST', '/api/places', { kind: 'class', name, parentCode: 'S1' }],
    'an account': (name) => [
      'POST',
      '/api/accounts',
      { login: `unseen-${county.code}`, name, role: 'head-teacher', placeCode: 'C31' },
    ],
  }
  it.each(Object.keys(doors))('L14: %s: refused with a sentence, nothing written', async (door) => {
    const before = [await namesOf('child'), await namesOf('place'), await namesOf('account')]
    for (const name of UNSEEN) {
      const [method, path, body] = doors[door]?.(name) ?? ['', '', {}]
      const answer = await send(method, path, JSON.stringify(body))
      expect([JSON.stringify(name), answer.status, answer.body.code]).toEqual([JSON.stringify(name), 400, 'invalid'])
      expect(JSON.stringify(answer.body)).toContain('看得见的字')
    }
    expect([await namesOf('child'), await namesOf('place'), await namesOf('account')]).toEqual(before)
  })

  it('L14: a list whose name cell holds nothing to be seen makes no child, and says which row', async () => {
    const rows = UNSEEN.map((name, i) => `${name},女,2017-03-0${i + 1},三(1)班`)
    const told = await importRosterFile(county.ctx, county.actor('principal', 'S1'), {
      bytes: new TextEncoder().encode(['姓名,性别,出生日期,班级', '侯一一,女,2017-02-01,三(1)班', ...rows].join('\n')),
      fileName: '花名册.csv',
      schoolCode: 'S1',
      term: '2026-autumn',
      population: 'all',
      apply: true,
    })
    expect(await namesOf('child')).toEqual(['侯一一', '侯小满'])
    const said = JSON.stringify(told)
    for (const row of [3, 4, 5, 6, 7, 8]) expect(said).toMatch(new RegExp(`"row":${row}\\b`))
  })
})

describe('text whose letters are broken', () => {
  const place = (name: number[]) =>
    new Uint8Array([
      ...new TextEncoder().encode('{"kind":"class","parentCode":"S1","name":"'),
      ...name,
      ...new TextEncoder().encode('"}'),
    ])
  it.each([
    ['GBK (三班)', [0xc8, 0xfd, 0xb0, 0xe0]],
    ['cut off within a letter', [0xe4, 0xb8]],
    ['an overlong slash', [0xc0, 0xaf, 0x61]],
    ['a surrogate written as bytes', [0xed, 0xa0, 0x80]],
    ['beyond the last letter', [0xf5, 0x80, 0x80, 0x80]],
  ])('L14: %s is refused, not kept with marks where letters were', async (_, bytes) => {
    const before = await namesOf('place')
    const answer = await send('POST', '/api/places', place(bytes))
    expect([answer.status, answer.body.code, answer.body.message]).toEqual([
      400,
      'invalid',
      expect.stringContaining('UTF-8'),
    ])
    expect(await namesOf('place')).toEqual(before)
  })
  it('L14: the mark itself, sent as a letter, is a letter', async () => {
    const answer = await send('POST', '/api/places', place([...new TextEncoder().encode('三年级\ufffd班')]))
    expect(answer.status).toBe(200)
  })
})
