import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '../../domain/roles.ts'
import { changeChild } from '../children/commands/change-child.ts'
import { undoRoster } from '../rosters/commands/undo-roster.ts'
import { getRosterProgress } from '../rosters/queries/rosters.ts'
import { openTestDatabase, type TestDatabase } from '../testing/database.ts'
import { makeCounty, type TestCounty } from '../testing/factory.ts'
import { listTools } from './testing/list-tools.ts'

/** What is offered is taken: the page asks first whether an import would be taken back, and says why not (F15). */
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

const told = (id: string) => getRosterProgress(county.ctx, principal, id)
const ROW = '甲九,男,,2015-01-09,五(1)班,河湾村1组,,,,'

it('an import tells before anybody presses whether it would be taken back, in the words of the refusal', async () => {
  const { id, shown } = await tools.upload([ROW])
  expect(await told(id)).toMatchObject({ state: 'read', canUndo: false, undoRefused: null })
  await tools.write(id, shown.baseline)
  expect(await told(id)).toMatchObject({ state: 'applied', canUndo: true, undoRefused: null })

  const [child] = await tools.named('甲九')
  await changeChild(tools.day('2026-11-25'), county.operator, child?.row.id ?? '', {
    base: {},
    changes: { boarder: true },
  } as never)
  const why = '这批写入之后，甲九的资料又改过，不能整批撤回；请逐个修改。'
  expect(await told(id)).toMatchObject({ state: 'applied', canUndo: false, undoRefused: why })
  await expect(undoRoster(county.ctx, principal, id)).rejects.toMatchObject({ code: 'cannot-undo', message: why })
})

it('a later import of the same children stands in the way of the earlier one, and not of itself', async () => {
  const first = await tools.upload(['乙九,女,,2015-02-09,五(1)班,河湾村1组,石大山,广东东莞,,'])
  await tools.write(first.id, first.shown.baseline)
  const later = { ...county, ctx: tools.day('2026-11-26') }
  const again = listTools(later, principal)
  const second = await again.upload(['乙九,女,,2015-02-09,五(1)班,河湾村1组,石大山,浙江义乌,,'])
  await again.write(second.id, second.shown.baseline)
  expect(await told(second.id)).toMatchObject({ canUndo: true, undoRefused: null })
  expect(await told(first.id)).toMatchObject({ canUndo: false, undoRefused: expect.stringContaining('乙九') })
  await undoRoster(later.ctx, principal, second.id)
  await county.ctx.jobs.idle()
  expect(await told(second.id)).toMatchObject({ state: 'undone', canUndo: false, undoRefused: null })
})

it('those who stand in the way are named in order, and more than are counted are not counted as so many', async () => {
  const rows = Array.from(
    { length: 53 },
    (_, i) =>
      `丙${'甲乙丙丁戊己庚辛'[i % 8]}${'一二三四五六七'[Math.floor(i / 8)]},男,,2015-03-09,五(1)班,河湾村1组,石大山,广东东莞,,`,
  )
  const first = await tools.upload(rows)
  await tools.write(first.id, first.shown.baseline)
  const again = listTools({ ...county, ctx: tools.day('2026-11-27') }, principal)
  const second = await again.upload(rows.map((r) => r.replace('广东东莞', '浙江义乌')))
  await again.write(second.id, second.shown.baseline)
  expect((await told(first.id)).undoRefused).toMatch(/^这批写入之后，丙丙二、丙丙六、丙丙七等 50 多名孩子的资料又改过/)
})
