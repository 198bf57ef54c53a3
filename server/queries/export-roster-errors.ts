import type { Actor } from '../../domain/roles.ts'
import { can } from '../can.ts'
import type { Ctx } from '../context.ts'
import { inActorTx } from '../db/tx.ts'
import { markedRoster } from '../documents/marked-roster.ts'
import { PROBLEMS } from '../import/problem-text.ts'
import { mustSayWhy } from '../import/roster-numbers.ts'
import { mustFindRoster, openRosterFile, readingOf } from '../import/roster-view.ts'

/** The school's own table with what to mend marked in it; mended and handed in again it reads without the marks. Errors: not-found, reason-needed. */
export const exportRosterErrors = async (
  ctx: Ctx,
  actor: Actor,
  id: string,
  why: string | undefined,
): Promise<{ bytes: Buffer; name: string }> => {
  can(actor, 'roster.import')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await mustFindRoster(tx, id)
      const reason = mustSayWhy(tx, why)
      const reading = await readingOf(ctx, tx, row)
      const marks = reading.children.flatMap((child) =>
        child.issues.map((code) => ({
          sheet: child.sheet,
          row: child.row,
          column: child.issueColumns[code] ?? null,
          text: PROBLEMS[code],
        })),
      )
      tx.note({
        action: 'roster.original',
        subject: 'roster',
        subjectId: id,
        placeId: row.school_id,
        detail: { reason },
      })
      const bytes = await markedRoster(openRosterFile(ctx, tx, row), reading, marks)
      return { bytes, name: `标好问题-${row.file_name.replace(/\.[^.]+$/, '')}.xlsx` }
    },
    { now: ctx.now() },
  )
}
