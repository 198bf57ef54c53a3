import type * as z from 'zod'
import type { dutyRuleApi } from '../../../domain/api/duty-rule.ts'
import type { Duty, DutyRule } from '../../../domain/duties/types.ts'
import { addDays, shanghaiDate } from '../../../domain/kit/dates.ts'
import { type Place, placesUnder } from '../../../domain/registers/place.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import type { DutySubjects } from '../../db/duties.ts'
import { othersAt } from '../../db/duties.ts'
import { childFactsIn } from '../../db/facts.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { dutiesToday } from '../../duties/queries/current-duties.ts'
import { type Asked, knownRule } from '../known-rule.ts'
import { setterOf } from '../setter.ts'
import { withWord } from '../with-word.ts'

export type Effect = z.output<(typeof dutyRuleApi)['previewDutyRule']['response']>

/** Of a county with more children only its first schools are worked out: an answer within seconds, which says so. */
const MOST_CHILDREN = 5000
/** Facts of so many days are looked at: what is open today opened within them. */
const DAYS = 200

/**
 * What a change would do to today's list of the county, township or school of the post, worked out by the engine and written nowhere. Errors: not-found, invalid.
 */
export const previewDutyRule = async (
  ctx: Ctx,
  actor: Actor,
  key: string,
  asked: Omit<Asked, 'basis'>,
): Promise<Effect> => {
  can(actor, 'duty-rule.write')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const said: Asked = { ...asked, basis: '' }
      const setter = await setterOf(tx)
      const rule = await knownRule(tx, setter, key, said)
      const rows = await tx.calendar()
      const changed = { ...rows, rules: withWord(rows.rules, { rule: key, ...said, place: setter.id }) }
      return effectOf(tx, { ...tx, calendar: () => Promise.resolve(changed) }, rule, setter.place)
    },
    { readOnly: true, now: ctx.now() },
  )
}

const effectOf = async (tx: Tx, then: Tx, rule: DutyRule, place: Place): Promise<Effect> => {
  const today = shanghaiDate(tx.now)
  const tree = await tx.tree()
  const schools = place.kind === 'school' ? [place] : placesUnder(tree, place.id, 'school')
  const effect: Effect = {
    schools: 0,
    allSchools: schools.length,
    open: { now: 0, after: 0 },
    overdue: { now: 0, after: 0 },
    coming: { now: 0, after: 0 },
  }
  const add = async (subjects: Partial<DutySubjects>) => {
    count(effect, 'now', await dutiesToday(tx, today, subjects, [rule]))
    count(effect, 'after', await dutiesToday(then, today, subjects, [rule]))
  }
  if (rule.subject !== 'child') {
    await add({ others: await othersAt(tx, place, addDays(today, -DAYS), { rules: [rule] }) })
    return { ...effect, schools: schools.length }
  }
  let children = 0
  for (const school of schools) {
    if (children >= MOST_CHILDREN) break
    children += await ofSchool(tx, school, today, add)
    effect.schools += 1
  }
  return effect
}

const ofSchool = async (tx: Tx, school: Place, today: string, add: (s: Partial<DutySubjects>) => Promise<void>) => {
  const children = await childFactsIn(tx, school, addDays(today, -DAYS), addDays(today, DAYS))
  await add({ children })
  return children.size
}

const count = (effect: Effect, when: 'now' | 'after', duties: readonly Duty[]) => {
  for (const { state } of duties) {
    if (state === 'open' || state === 'due-soon') effect.open[when] += 1
    if (state === 'overdue' || state === 'missed') effect.overdue[when] += 1
    if (state === 'not-yet') effect.coming[when] += 1
  }
}
