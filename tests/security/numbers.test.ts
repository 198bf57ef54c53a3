import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkCharacter } from '../../domain/kit/identity/id-number.ts'
import { changeChild } from '../../server/children/commands/change-child.ts'
import { revealChild } from '../../server/children/commands/reveal-child.ts'
import { getChild } from '../../server/children/queries/child-file.ts'
import { listChildren, search } from '../../server/children/queries/children.ts'
import { inActorTx } from '../../server/db/tx.ts'
import { verify } from '../../server/installation/queries/verify.ts'
import { importRosterFile } from '../../server/rosters/commands/import-roster-file.ts'
import { openTestDatabase, type TestDatabase } from '../../server/testing/database.ts'
import { makeCounty, type TestCounty } from '../../server/testing/factory.ts'

/** An ID number stands nowhere plain, nor in a number that holds it, nor in parts that make it up (H1). */
let database: TestDatabase
let county: TestCounty
const withDigit = (first17: string) => `${first17}${checkCharacter(first17)}`
const PUPILS = [
  { name: '晏小麦', birth: '2017-03-09', seq: '417' },
  { name: '晏大麦', birth: '2016-08-21', seq: '538' },
].map((p) => {
  const id = withDigit(`522699${p.birth.replaceAll('-', '')}${p.seq}`)
  return { ...p, id, no: `G${id}` }
})
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  await importRosterFile(county.ctx, county.operator, {
    bytes: new TextEncoder().encode(
      [
        '学籍号,姓名,性别,身份证号,出生日期,班级',
        ...PUPILS.map((p) => `${p.no},${p.name},女,${p.id},${p.birth},三(1)班`),
      ].join('\n'),
    ),
    fileName: 'a.csv',
    schoolCode: 'S1',
    term: '2026-autumn',
    population: 'all',
    apply: true,
  })
})
afterAll(() => database.close())
const idOf = async (name: string) =>
  (await search(county.ctx, county.operator, name)).items.find((i) => i.name === name)?.id ?? ''

it('no table holds it, whole or by its last digits: not the register, not history, not the search keys', async () => {
  const id = await idOf('晏小麦')
  const changed = withDigit('52269920170309551')
  await changeChild(county.ctx, county.operator, id, {
    changes: { studentNo: `L${changed}`, idNumber: changed, carerPhones: ['13800007766'] },
    base: {},
  })
  const { rows: tables } = await database.owner.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r'`,
  )
  const secrets = [...PUPILS.map((p) => p.id), changed].flatMap((n) => [n, n.slice(6), n.slice(-6)])
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await database.owner.query<{ row: string }>(`select t::text as row from ${name} t`)
    for (const { row } of rows)
      for (const secret of secrets)
        if (row.replace(/\\x[0-9a-f]+/g, '').includes(secret)) found.push(`${name}: ${secret}`)
  }
  expect(found).toEqual([])
  const { rows: keys } = await database.owner.query<{ key: string }>('select key from child_key')
  expect(keys.filter((k) => /^\d/.test(k.key))).toEqual([])
})

it('the file shows a mask that leaves the digits open, and its timeline only that a number was changed', async () => {
  const id = await idOf('晏小麦')
  const file = await getChild(county.ctx, county.actor('principal', 'S1'), id, null)
  expect([file.idMasked, file.studentNo]).toEqual(['52****************', 'L52****************'])
  // An id of ours may hold seven digits in a row; it tells nobody's number.
  const said = JSON.stringify(file).replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')
  expect(said).not.toMatch(/\d{6,}[\dX]/)
  expect(file.timeline.flatMap((t) => (t.type === 'change' ? [t.text] : [])).join()).toContain('学籍号改过')
  const told = await revealChild(county.ctx, county.actor('principal', 'S1'), id, {
    what: 'id-number',
    reason: '办学籍',
  })
  expect(told.studentNo).toBe(`L${told.idNumber}`)
  expect(await verify(county.ctx, county.operator)).toMatchObject({ findings: [] })
})

it('the last four find a child, leave a trace, and are not for trying out', async () => {
  const [, big] = PUPILS
  const dean = county.actor('dean', 'S1')
  const { items } = await search(county.ctx, dean, big?.id.slice(-4) ?? '')
  expect(items.map((i) => [i.name, i.because])).toEqual([['晏大麦', `号码后四位 ${big?.id.slice(-4)}`]])
  expect((await search(county.ctx, dean, big?.id.slice(-3) ?? '')).items).toEqual([])
  const listed = await listChildren(county.ctx, dean, { limit: 10, status: 'enrolled', sort: 'name', q: '7766' })
  expect(listed.items.map((i) => i.name)).toEqual(['晏小麦'])
  let refused = 0
  for (let n = 1000; n < 1060; n++)
    await search(county.ctx, dean, String(n)).catch((error: { code: string }) => {
      if (error.code === 'too-many-requests') refused++
    })
  expect(refused).toBe(22)
  // Names are found all the same, and others look for numbers.
  expect((await search(county.ctx, dean, '晏大麦')).items).toHaveLength(1)
  expect((await search(county.ctx, county.actor('principal', 'S1'), '7766')).items).toHaveLength(1)
  const rows = await inActorTx(county.ctx.db, county.operator, (tx) =>
    tx.query(`select detail from audit where county_id = $1 and action = 'child.search-number' and subject_id = $2`, [
      county.id,
      dean.accountId,
    ]),
  )
  expect(rows).toHaveLength(40)
  expect(JSON.stringify(rows)).not.toMatch(/\d{4}/)
})

it('a day has a limit too: five hundred endings that fit the check digit take days', async () => {
  const clerk = county.actor('dean', 'S1')
  const at = (hours: number) => ({ ...county.ctx, now: () => county.now + hours * 3_600_000 })
  // Sent all at once there are no more of them than one after the other.
  for (const hours of [2, 4, 6]) {
    const asked = Array.from({ length: 60 }, (_, n) => search(at(hours), clerk, String(2000 + n)))
    expect((await Promise.allSettled(asked)).filter((a) => a.status === 'fulfilled')).toHaveLength(40)
  }
  await expect(search(at(8), clerk, '2999')).rejects.toMatchObject({ code: 'too-many-requests' })
  expect((await search(at(27), clerk, '2999')).items).toEqual([])
})

it('somebody who says to have seen another number is not told the right one', async () => {
  const id = await idOf('晏大麦')
  const dean = county.actor('dean', 'S1')
  const asked = changeChild(county.ctx, dean, id, {
    changes: { idNumber: withDigit('52269920160821999'), studentNo: 'G1' },
    base: {},
    seen: { idNumber: 'x', studentNo: 'y' },
  })
  const answer = await asked.then(
    () => '{}',
    (error: { details?: unknown }) => JSON.stringify(error.details ?? null),
  )
  expect(answer).not.toContain(PUPILS[1]?.id ?? '-')
})
