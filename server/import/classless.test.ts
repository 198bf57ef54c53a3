import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../domain/roles.ts'
import { listChildren } from '../children/queries/children.ts'
import { verify } from '../installation/queries/verify.ts'
import { importRosterFile } from '../rosters/commands/import-roster-file.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeCounty, type TestCounty } from '../testing/factory.ts'
import { listTools } from './testing/list-tools.ts'

/** A child whose class the list does not tell is something to decide (F7): never written to no class in silence. */
let database: TestDatabase
let county: TestCounty
let principal: Actor
let tools: ReturnType<typeof listTools>
beforeAll(async () => {
  database = await openTestDatabase()
  county = await makeCounty(database)
  principal = county.actor('principal', 'S1')
  tools = listTools(county, principal)
})
afterAll(() => database.close())

let no = 0
const row = (name: string, klass: string) => {
  no++
  return `${name},女,,2017-05-${String(no).padStart(2, '0')},${klass},河湾村${no}组,${name.slice(0, 1)}大${no},广东东莞,,`
}
const upload = (rows: string[]) => tools.upload(rows, principal, 'all')
/** Grade and class in the register, and in which place: null for none, undefined where it was not written. */
const classOf = async (name: string) => {
  const [child] = await tools.named(name)
  return child && [child.register.flat.grade, child.register.flat.label, child.row.class_id]
}
const key = (shown: Awaited<ReturnType<typeof upload>>['shown'], name: string) =>
  shown.classless.find((c) => c.name === name)?.key ?? ''

describe('a child without a class', () => {
  it('waits until somebody says which, one by one; no class only where that is said', async () => {
    const first = [row('丁一', ''), row('丁二', ''), row('丁三', ''), row('丁四', '三(2)班')]
    const { id, shown } = await upload(first)
    expect(shown.classless.map((c) => [c.name, c.suggested, c.choices.map((x) => x.name)])).toEqual(
      ['丁一', '丁二', '丁三'].map((name) => [name, null, ['三(1)班', '三(2)班']]),
    )
    const after = await tools.write(id, shown.baseline, {
      classes: { [key(shown, '丁一')]: '3|2', [key(shown, '丁二')]: 'none' },
    })
    expect(after.written).toMatchObject({ added: 3, classless: 1 })
    expect(await classOf('丁一')).toEqual([3, '2', county.place('C32')])
    expect(await classOf('丁二')).toEqual([null, null, null])
    expect(await classOf('丁三')).toBeUndefined()
    expect(await classOf('丁四')).toEqual([3, '2', county.place('C32')])
    expect((await verify(county.ctx, county.operator)).findings).toEqual([])
    // Who stands without a class is found again.
    const gap = await listChildren(county.ctx, principal, {
      missing: 'class',
      status: 'enrolled',
      sort: 'name',
      limit: 10,
    })
    expect(gap.items.map((c) => [c.name, c.missing.includes('class')])).toEqual([['丁二', true]])

    // Next list, again without a class: the child is there, and may be given one.
    const again = await upload([first[1] ?? ''])
    const matched = again.shown.classless.find((c) => c.name === '丁二')
    expect([matched?.childId !== null, again.shown.classless.length]).toEqual([true, 1])
    await tools.write(again.id, again.shown.baseline, { classes: { [matched?.key ?? '']: '3|1' } })
    expect(await classOf('丁二')).toEqual([3, '1', county.place('C31')])
  })

  it('with a grade: the only class of that grade is suggested, several are asked, none is made and said', async () => {
    await importRosterFile(county.ctx, county.operator, {
      bytes: new TextEncoder().encode(['姓名,班级', '戊零,五(1)班'].join('\n')),
      fileName: 'a.csv',
      schoolCode: 'S1',
      term: '2026-autumn',
      population: 'all',
      apply: true,
    })
    const { id, shown } = await upload([
      row('戊一', '五年级'),
      row('戊二', '三年级'),
      row('戊三', '六年级'),
      row('戊四', '三年级'),
    ])
    expect(shown.classless.map((c) => [c.name, c.suggested, c.choices.map((x) => x.value)])).toEqual([
      ['戊一', '5|1', ['5|1']],
      ['戊二', null, ['3|1', '3|2']],
      ['戊四', null, ['3|1', '3|2']],
    ])
    expect(shown.newClasses.map((c) => [c.name, c.children])).toEqual([['六年级', 1]])
    await tools.write(id, shown.baseline, {
      classes: { [key(shown, '戊二')]: 'none', [key(shown, '戊四')]: '3|' },
    })
    expect(await classOf('戊一')).toBeUndefined()
    expect(await classOf('戊二')).toEqual([3, null, null])
    expect((await classOf('戊三'))?.slice(0, 2)).toEqual([6, null])
    const third = await classOf('戊四')
    expect([third?.slice(0, 2), typeof third?.[2]]).toEqual([[3, null], 'number'])
  })

  it('a class that is no choice is refused, and nothing is written', async () => {
    const { id, shown } = await upload([row('己一', '')])
    const after = await tools.write(id, shown.baseline, { classes: { [key(shown, '己一')]: '8|4' } })
    expect([after.state, after.message]).toEqual(['read', '选的班级已经停用或不在了，请重新选。'])
  })

  it('from the terminal: counted, listed and left out; written without one only where that is asked', async () => {
    const file = (apply: boolean, classless?: 'none') =>
      importRosterFile(county.ctx, county.operator, {
        bytes: new TextEncoder().encode(['姓名,父亲姓名,班级', '庚一,庚大一,', '庚二,庚大二,三(1)班'].join('\n')),
        fileName: 'a.csv',
        schoolCode: 'S2',
        term: '2026-autumn',
        population: 'all',
        apply,
        classless,
      })
    const first = await file(true)
    expect([first.new.count, first.written?.added, first.classless]).toEqual([
      2,
      1,
      { count: 1, list: [{ sheet: '', row: 2, name: '庚一', grade: null, suggested: '3|1' }] },
    ])
    expect(await classOf('庚一')).toBeUndefined()
    expect((await file(true, 'none')).written?.added).toBe(1)
    expect(await classOf('庚一')).toEqual([null, null, null])
  })
})
