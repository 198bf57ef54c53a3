import type * as z from 'zod'
import type { concernApi } from '../../../domain/api/concern.ts'
import { concern } from '../../../domain/entries/concern.ts'
import { AppError } from '../../../domain/errors.ts'
import { textIn } from '../../../domain/kit/answers.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { isEnded } from '../../../domain/kit/define-entry.ts'
import { labelOf } from '../../../domain/kit/define-record.ts'
import { type Actor, ROLE_NAMES } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { membersOf } from '../db/circle-member.ts'
import { additionsTo, findConcern, openingsOf } from '../db/concern.ts'
import { additionWords, concernLines } from '../lines.ts'
import { mayBeNamed, onListByPost } from '../may-be-named.ts'
import { noteOpened, OPENED } from '../note-opened.ts'

type Full = z.input<(typeof concernApi)['getConcern']['response']>

/** One concern with what was added, who stands on its list and who opened it; opening it leaves a trace (M5). Errors: not-found. */
export const getConcern = async (ctx: Ctx, actor: Actor, id: string): Promise<Full> => {
  can(actor, 'concern.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await findConcern(tx, id)
      if (!row || actor.via === 'operator') throw new AppError('not-found')
      const additions = await additionsTo(tx, [id])
      const [line] = await concernLines(tx, [row], additions)
      if (!line) throw new AppError('not-found')
      const members = await membersOf(tx, id)
      const byPost = await onListByPost(tx, row)
      const there = new Set([
        ...byPost.map((p) => p.account_id),
        ...members.flatMap((m) => (m.until_on === null ? [m.account_id] : [])),
      ])
      const rest = new Map((await mayBeNamed(tx, row)).map((p) => [p.account_id, p]))
      const opened = await tx.unsealed(() => openingsOf(tx, id, OPENED))
      noteOpened(tx, row)
      return {
        ...line,
        flags: codesOf(row.answers.flags).map((code) => labelOf(concern, 'flags', [code])),
        time: textIn(row.answers, 'time'),
        danger: labelOf(concern, 'danger', row.answers.danger),
        heard: textIn(row.answers, 'heard'),
        injuries: textIn(row.answers, 'injuries'),
        measures: codesOf(row.answers.measures).map((code) => labelOf(concern, 'measures', [code])),
        additions: additionWords(additions),
        closedOn: isEnded(concern, row.state) ? row.until_on : null,
        byPost: byPost.map((p) => `${ROLE_NAMES[p.role]}${p.name}`),
        members: members.map((m) => ({
          account: m.account_id,
          name: m.name,
          since: m.from_on,
          until: m.until_on,
          by: m.by_name,
          why: m.why,
        })),
        mayBeNamed: [...rest.values()]
          .filter((p) => !there.has(p.account_id))
          .map((p) => ({ account: p.account_id, name: p.name, post: ROLE_NAMES[p.role] })),
        opened: opened.map((o) => ({
          name: o.account_name,
          roleName: ROLE_NAMES[o.role] ?? o.role,
          on: shanghaiDate(o.at.getTime()),
          times: o.times,
        })),
      }
    },
    { now: ctx.now() },
  )
}

const codesOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])
