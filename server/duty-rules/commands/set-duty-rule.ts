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
import { isOf, setterOf } from '../setter.ts'
import { type DutyRuleView, dutyRuleView } from '../view.ts'
import { isOvertaken } from '../with-word.ts'
import { wordsAt } from '../words-at.ts'

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
      const setter = await setterOf(tx)
      const rule = await knownRule(tx, setter, key, asked)
      await lockDutyRules(tx)
      const rows = (await ruleSettingRows(tx)).filter((r) => isOf(setter, ruleSettingOf(r)))
      const word = { rule: key, ...asked, place: setter.id }
      const whose = {
        school_id: setter.level === 'school' ? setter.id : null,
        township_id: setter.level === 'township' ? setter.id : null,
      }
      const same = rows.find((r) => r.rule === key && r.from_on === asked.fromOn)
      const set = {
        ...whose,
        asked: asked.on,
        earlier: asked.earlier,
        basis: asked.basis,
        basis_entry: asked.basisEntry ?? null,
      }
      const changes: Change[] = [
        ...rows
          .filter((r) => r.id !== same?.id && isOvertaken(ruleSettingOf(r), word))
          .map((r): Change => ({ table: 'duty_setting', op: 'update', id: r.id, set: { ...whose, del: true } })),
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
        action: asked.on ? 'duty-rule.set' : setter.level === null ? 'duty-rule.off' : 'duty-rule.back',
        subject: 'duty-rule',
        subjectId: key,
        detail: { from: asked.fromOn, earlier: asked.earlier, basis: asked.basis },
      })
      const rules = wordsAt((await ruleSettingRows(tx)).map(ruleSettingOf), await tx.tree(), setter.place.id)
      return dutyRuleView(rule, rules, setter, shanghaiDate(tx.now))
    },
    { now: ctx.now(), patient: true },
  )
}
