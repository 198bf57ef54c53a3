import type * as z from 'zod'
import type { classTeacherApi } from '../../../domain/api/class-teacher.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import type { Actor } from '../../../domain/roles.ts'
import { takenLogins } from '../../accounts/db/sign-in.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { peopleAt } from '../db/class-posts.ts'
import { loginsFor } from '../logins.ts'
import { postWords } from '../post-words.ts'
import { schoolWithClasses } from '../school-classes.ts'

const MOST_PEOPLE = 500

type Proposed = z.input<(typeof classTeacherApi)['proposeLogins']['response']>['rows'][number]

/**
 * For each name a login that nobody has, no two alike, and whoever of the school is called so and has an account already. The same
 * name twice is one person with two classes, with one login. Errors: place-unknown, not-found.
 */
export const proposeLogins = async (
  ctx: Ctx,
  actor: Actor,
  input: { schoolCode: string; rows: readonly { classCode: string; name: string }[] },
): Promise<Proposed[]> => {
  can(actor, 'account.write')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const { school, classes } = schoolWithClasses(actor, 'account.write', input.schoolCode, await tx.tree())
      const here = [school.id, ...classes.map((c) => c.id)]
      const people = Map.groupBy(await peopleAt(tx, shanghaiDate(tx.now), here, MOST_PEOPLE), (p) => p.name)
      const names = [...new Set(input.rows.map((r) => r.name))]
      const found = names.flatMap((name) => people.get(name) ?? [])
      const words = await postWords(
        tx,
        found.map((p) => p.id),
      )
      const taken = await takenLogins(tx, [...new Set(names.flatMap(loginsFor))])
      const logins = new Map<string, string>()
      for (const name of names) {
        const login = loginsFor(name).find((l) => !taken.has(l)) ?? ''
        taken.add(login)
        logins.set(name, login)
      }
      return input.rows.map(({ classCode, name }) => ({
        classCode,
        login: logins.get(name) ?? '',
        known: (people.get(name) ?? []).map((p) => ({ account: p.id, login: p.login, posts: words.get(p.id) ?? '' })),
      }))
    },
    { readOnly: true, now: ctx.now() },
  )
}
