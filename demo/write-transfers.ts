import { actorByLogin } from '../server/actor.ts'
import { listChildren } from '../server/children/queries/children.ts'
import type { Ctx } from '../server/context.ts'
import { askTransfer } from '../server/transfers/commands/ask-transfer.ts'
import { listTransfers } from '../server/transfers/queries/transfers.ts'
import { listUnplaced } from '../server/transfers/queries/unplaced.ts'
import { CENTRAL, VILLAGE_SCHOOL } from './township.ts'
import { on } from './write-records.ts'

/** Two of whom nobody has found out yet where they went. */
const NOT_FOUND = 2

/**
 * The graduates of summer sit in the county's middle schools, which keep no register here, two of them nobody knows where; a child of the
 * village school waits to be taken in at the central one.
 */
export const writeTransfers = async (ctx: Ctx, by: { dean: string; township: string }): Promise<void> => {
  const october = on(ctx, '2026-10-08')
  const dean = await actorByLogin(ctx, by.dean)
  const { items } = await listUnplaced(october, dean, { limit: 200 })
  const schools = ['云岭县第三中学', '云岭县民族中学']
  const found = items.slice(0, -NOT_FOUND)
  for (const [i, elsewhere] of schools.entries()) {
    const children = found.filter((_, n) => n % schools.length === i).map((c) => c.id)
    if (children.length) await askTransfer(october, dean, { children, to: null, elsewhere, on: '2026-09-01', note: '' })
  }
  const township = await actorByLogin(ctx, by.township)
  const waiting = await listTransfers(october, township, { side: 'in', show: 'open', limit: 1 })
  if (waiting.items.length) return
  const november = on(ctx, '2026-11-16')
  const village = {
    place: `${VILLAGE_SCHOOL.code}-3.1`,
    status: 'enrolled',
    leftBehind: 'education',
    sort: 'name',
    limit: 1,
  }
  const [child] = (await listChildren(november, township, village as never)).items
  if (child)
    await askTransfer(november, township, {
      children: [child.id],
      to: CENTRAL.code,
      elsewhere: '',
      on: '2026-11-23',
      note: '奶奶搬到镇上住了。怕生，来的头一天请先给奶奶打个电话。',
    })
}
