import { shanghaiDate } from '../../../domain/kit/dates.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { lockDutyRules } from '../../db/locks.ts'
import { ruleSettingOf, ruleSettingRows } from '../../db/rule-settings.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Change } from '../../db/write/change.ts'
import { newId } from '../../ids.ts'
import { type Asked, knownRule } from '../known-rule.ts'
import { type DutyRuleView, dutyRuleView } from '../view.ts'
import { isOvertaken } from '../with-word.ts'

/**
 * What the county says of a rule from a day on (decision 042): asked or not, how many days earlier, on which written rule it stands.
 * What was said from that day or a later one is taken back by it. Errors: not-found, invalid.
 */
export const setDutyRule = async (ctx: Ctx, actor: Actor, key: string, asked: Asked): Promise<DutyRuleView> => {
  can(actor, 'duty-rule.write')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const rule = await knownRule(tx, key, asked)
      await lockDutyRules(tx)
      const rows = await ruleSettingRows(tx)
      const word = { rule: key, ...asked }
      const same = rows.find((r) => r.rule === key && r.from_on === asked.fromOn)
      const set = { asked: asked.on, earlier: asked.earlier, basis: asked.basis, basis_entry: asked.basisEntry ?? null }
      const changes: Change[] = [
        ...rows
          .filter((r) => r.id !== same?.id && isOvertaken(ruleSettingOf(r), word))
          .map((r): Change => ({ table: 'duty_setting', op: 'update', id: r.id, set: { del: true } })),
        same
          ? { table: 'duty_setting', op: 'update', id: same.id, set }
          : {
              table: 'duty_setting',
              op: 'insert',
              id: newId(tx.now),
              set: { rule: key, from_on: asked.fromOn, ...set },
            },
      ]
      await tx.write(changes, {
        action: asked.on ? 'duty-rule.set' : 'duty-rule.off',
        subject: 'duty-rule',
        subjectId: key,
        detail: { from: asked.fromOn, earlier: asked.earlier, basis: asked.basis },
      })
      return dutyRuleView(rule, (await ruleSettingRows(tx)).map(ruleSettingOf), shanghaiDate(tx.now))
    },
    { now: ctx.now(), patient: true },
  )
}
