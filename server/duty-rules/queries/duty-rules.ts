import { DUTY_RULES } from '../../../domain/duties/list.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { type DutyRuleView, dutyRuleView } from '../view.ts'

/** Every duty rule as the county has set it (duties-and-sync §1). */
export const listDutyRules = async (ctx: Ctx, actor: Actor): Promise<{ items: DutyRuleView[] }> => {
  can(actor, 'duty-rule.write')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const { rules } = await tx.calendar()
      return { items: DUTY_RULES.map((rule) => dutyRuleView(rule, rules, shanghaiDate(tx.now))) }
    },
    { readOnly: true, now: ctx.now() },
  )
}
