import type * as z from 'zod'
import type { dutyRuleApi } from '../../../domain/api/duty-rule.ts'
import { DUTY_RULES } from '../../../domain/duties/list.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { setterOf } from '../setter.ts'
import { dutyRuleView } from '../view.ts'
import { wordsAt } from '../words-at.ts'

export type DutyRuleList = z.output<(typeof dutyRuleApi)['listDutyRules']['response']>

/** Every duty rule as it is set for the county, the township or the school of the post (duties-and-sync §1). Errors: forbidden. */
export const listDutyRules = async (ctx: Ctx, actor: Actor): Promise<DutyRuleList> => {
  can(actor, 'duty-rule.write')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const setter = await setterOf(tx)
      const rules = wordsAt((await tx.calendar()).rules, await tx.tree(), setter.place.id)
      const today = shanghaiDate(tx.now)
      return {
        place: { name: setter.place.name, level: setter.level ?? 'county' },
        items: DUTY_RULES.map((rule) => dutyRuleView(rule, rules, setter, today)),
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}
