import type * as z from 'zod'
import type { classTeacherApi } from '../../../domain/api/class-teacher.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { type ClassPost, classPosts, peopleAt } from '../db/class-posts.ts'
import { postWords } from '../post-words.ts'
import { schoolWithClasses } from '../school-classes.ts'

type Answer = z.input<(typeof classTeacherApi)['listClassTeachers']['response']>

/** More than any school has. */
const MOST_PEOPLE = 500

/** A class teacher as the screens show it. */
export const teacherView = (p: ClassPost): Answer['classes'][number]['teachers'][number] => ({
  account: p.account_id,
  post: p.id,
  name: p.name,
  login: p.login,
  since: p.from_on,
  disabled: p.disabled,
  settled: !p.must_change,
})

/** Each class of a school with its teachers, and who at the school could take one. Errors: place-unknown, not-found. */
export const listClassTeachers = async (ctx: Ctx, actor: Actor, schoolCode: string): Promise<Answer> => {
  can(actor, 'class.hand-over')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const today = shanghaiDate(tx.now)
      const tree = await tx.tree()
      const { school, classes } = schoolWithClasses(actor, 'class.hand-over', schoolCode, tree)
      const ids = classes.map((c) => c.id)
      const posts = Map.groupBy(await tx.widened(() => classPosts(tx, today, ids)), (p) => p.place_id)
      const people = await peopleAt(tx, today, [school.id, ...ids], MOST_PEOPLE)
      const words = await postWords(
        tx,
        people.map((p) => p.id),
      )
      return {
        school: { code: school.code, name: school.name },
        classes: classes.map((c) => ({
          code: c.code,
          name: c.name,
          teachers: (posts.get(c.id) ?? []).map(teacherView),
        })),
        people: people.map((p) => ({ account: p.id, name: p.name, login: p.login, posts: words.get(p.id) ?? '' })),
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}
