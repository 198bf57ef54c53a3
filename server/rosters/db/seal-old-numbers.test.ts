import { expect, it } from 'vitest'
import { numbersSealed } from '../../db/migrations/012-numbers-sealed.ts'
import { ownTestDatabase } from '../../testing/database.ts'
import { makeChild, makeCounty } from '../../testing/factory.ts'
import { numbersAreSealed, sealOldNumbers } from './seal-old-numbers.ts'

const ID = '522699201511064418'

/** A data folder of a version that kept numbers plain is sealed at the first start, and again where that was cut off (H1). */
it('old rows: the student number, its history, the keys of last digits, cells mended in a list', async () => {
  const database = await ownTestDatabase()
  const { owner, engine } = database
  const county = await makeCounty(database)
  const { keys } = county.ctx
  const id = await makeChild(county, 'C31', '褚春分')
  const told = async (text: string, values: unknown[] = []) => (await owner.query(text, values)).rows
  // The tests of the sharded engine share one database, whose columns are not one test's to lay back.
  if (engine === 'citus') return
  // Past the check of the one write path, as an older version's rows are.
  await owner.query('set session_replication_role = replica')
  await owner.query('alter table child drop column student_no_sealed')
  await owner.query('alter table child add column student_no text, add column id_last4 text')
  await owner.query(`alter table child_person add column phones_last4 text[]`)
  await owner.query('update child set student_no = $2, id_last4 = $3 where id = $1', [id, `G${ID}`, ID.slice(-4)])
  await owner.query(`update history set patch = $2 where child_id = $1 and tbl = 'child'`, [
    id,
    JSON.stringify({ student_no: [null, `G${ID}`], id_last4: [null, ID.slice(-4)], name: ['褚小分', '褚春分'] }),
  ])
  for (const statement of numbersSealed) await owner.query(statement)
  const importId = '01900000-0000-7000-8000-00000000f00d'
  await owner.query(
    `insert into roster_import (county_id, scope, id, school_id, term, file_name, file_sealed, file_hash, population, state, corrections, made_by, made_by_name, made_at)
     values ($1, $2, $3, $4, '2026-autumn', 'a.csv', '\\x01', 'h', 'all', 'read', $5, $6, '教导', now())`,
    [
      county.id,
      [county.place('S1')],
      importId,
      county.place('S1'),
      JSON.stringify({ columns: [], cells: [{ sheet: '', row: 2, column: 3, text: ID }] }),
      county.operator.accountId,
    ],
  )
  await owner.query(`insert into child_key (county_id, scope, child_id, key) values ($1, $2, $3, '4418')`, [
    county.id,
    [county.place('S1')],
    id,
  ])

  // Cut off before anybody said that it is done: the same once more.
  expect(await sealOldNumbers(owner, keys)).toBe(true)
  expect(await sealOldNumbers(owner, keys)).toBe(true)
  const [row] = await told('select * from child where county_id = $1 and id = $2', [county.id, id])
  const [list] = await told('select corrections from roster_import where county_id = $1 and id = $2', [
    county.id,
    importId,
  ])
  const history = await told('select patch from history where county_id = $1 and child_id = $2', [county.id, id])
  expect(JSON.stringify([row, list, history])).not.toContain(ID.slice(-6))
  expect(await told(`select 1 from child_key where county_id = $1 and key = '4418'`, [county.id])).toEqual([])
  const place = (table: string, key: string, field: string) => ({ county: county.id, table, id: key, field })
  expect(
    JSON.parse(
      keys
        .open(Buffer.from(list.corrections.sealed, 'base64'), place('roster_import', importId, 'cells'))
        .toString('utf8'),
    ),
  ).toEqual([{ sheet: '', row: 2, column: 3, text: ID }])
  expect(keys.openText(row.student_no_sealed, place('child', id, 'student_no'))).toBe(`G${ID}`)
  expect(Object.keys(row)).not.toContain('id_last4')
  expect(history.map((h) => Object.keys(h.patch).sort())).toContainEqual(['name', 'student_no_sealed'])

  await numbersAreSealed(owner)
  expect(await sealOldNumbers(owner, keys)).toBe(false)
})
