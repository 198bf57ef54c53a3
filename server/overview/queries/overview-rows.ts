import { DUTY_RULES } from '../../../domain/duties/list.ts'
import { AppError } from '../../../domain/errors.ts'
import type { OverviewOpen } from '../../../domain/overview.ts'
import { titleOfClass } from '../../../domain/registers/place.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { calendarsAt, periodsOf } from '../../duties/queries/place-calendars.ts'
import { pageOf } from '../../page-of.ts'
import { type OverviewInput, overviewAsked } from '../asked.ts'
import { rowsBehind } from '../db/overview.ts'

/** As `row`: what stands in none of the rows. */
const REST = 'rest'

/**
 * What stands behind a number of the table, by name: as many rows as it says. Without `row` those of the whole. Errors: place-unknown,
 * not-found, invalid.
 */
export const getOverviewRows = async (
  ctx: Ctx,
  actor: Actor,
  input: OverviewInput & {
    what: OverviewOpen
    row?: string | undefined
    rule?: string | undefined
    month?: string | undefined
    cursor?: string | undefined
    limit: number
  },
) => {
  can(actor, 'duty.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const asked = await overviewAsked(tx, input)
      const row =
        input.row === undefined || input.row === REST ? null : asked.rows.rows.find((r) => r.code === input.row)
      if (row === undefined) throw new AppError('not-found')
      const found = await rowsBehind(
        tx,
        asked,
        input.what,
        input.row === undefined ? undefined : (row?.id ?? null),
        input,
      )
      const tree = await tx.tree()
      const titles = new Map(DUTY_RULES.map((r) => [r.key, r.title]))
      const labels = new Map(
        periodsOf(await calendarsAt(tx, asked.place), () => true).map(({ rule, period }) => [
          `${rule.key}|${period.key}`,
          period.label,
        ]),
      )
      const nameOf = (id: number | null) => (id === null ? null : (tree.get(id)?.name ?? null))
      const { items, next } = pageOf(found, input, (r) => r.key)
      return {
        total: found.length,
        next,
        items: items.map((r) => {
          const klass = r.class_id === null ? undefined : tree.get(r.class_id)
          return {
            key: r.key,
            children: r.children,
            school: nameOf(r.school_id),
            class: titleOfClass(klass),
            village: nameOf(r.village_id),
            duty:
              r.rule === null
                ? null
                : `${labels.get(`${r.rule}|${r.period}`) ?? r.period ?? ''} ${titles.get(r.rule) ?? r.rule}`.trim(),
            rule: r.rule,
            state: r.state,
            on: r.on,
          }
        }),
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}
