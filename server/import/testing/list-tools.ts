import type { Actor } from '../../../domain/roles.ts'
import { childSnapshots } from '../../children/db/child-snapshot.ts'
import { inActorTx } from '../../db/tx.ts'
import { applyRoster } from '../../rosters/commands/apply-roster.ts'
import { uploadRoster } from '../../rosters/commands/upload-roster.ts'
import { getDifference } from '../../rosters/queries/roster-difference.ts'
import { getRosterProgress } from '../../rosters/queries/rosters.ts'
import type { TestCounty } from '../../testing/factory.ts'

const HEAD = '姓名,性别,身份证号,出生日期,班级,家庭住址,父亲姓名,父亲务工地点,母亲姓名,母亲务工地点'
export const csv = (...rows: string[]) => new TextEncoder().encode([HEAD, ...rows].join('\n'))
export const NONE = { skip: [], missing: {}, same: {}, villages: {}, classes: {}, pupils: {} }

/** A school's lists as its principal brings them in: rows below one heading, one step of the wizard a call. */
export const listTools = (county: TestCounty, principal: Actor) => {
  const upload = async (rows: string[], actor = principal, population: 'all' | 'left-behind' = 'left-behind') => {
    const roster = await uploadRoster(county.ctx, actor, csv(...rows), {
      name: 'b.csv',
      school: 'S1',
      term: '2026-autumn',
      population,
    })
    return { id: roster.id, shown: await getDifference(county.ctx, actor, roster.id) }
  }
  const write = async (id: string, baseline: string, decisions: Partial<typeof NONE> = {}) => {
    await applyRoster(county.ctx, principal, id, { baseline, decisions: { ...NONE, ...decisions } })
    await county.ctx.jobs.idle()
    return getRosterProgress(county.ctx, principal, id)
  }
  /** Files of this name that stand in the register, wherever in the county. */
  const named = (name: string) =>
    inActorTx(
      county.ctx.db,
      county.operator,
      async (tx) => {
        const rows = await tx.query<{ id: string }>(
          'select id from child where county_id = $1 and name = $2 and not del',
          [county.id, name],
        )
        return childSnapshots(
          tx,
          county.ctx.keys,
          rows.map((r) => r.id),
          '2026-11-24',
        )
      },
      { readOnly: true },
    )
  /** The server at noon of another day. */
  const day = (date: string) => ({ ...county.ctx, now: () => Date.parse(`${date}T12:00:00+08:00`) })
  return { upload, write, named, day }
}
