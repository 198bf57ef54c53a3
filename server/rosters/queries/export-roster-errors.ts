import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { markedRoster } from '../../documents/marked-roster.ts'
import { PROBLEMS } from '../../import/problem-text.ts'
import { issueSpot } from '../../import/reading.ts'
import { withReading } from '../../import/stored-reading.ts'
import { takeOriginal } from '../../import/take-original.ts'

/** The school's own table with what to mend marked in it; mended and handed in again it reads without the marks. Errors: not-found, reason-needed. */
export const exportRosterErrors = async (
  ctx: Ctx,
  actor: Actor,
  id: string,
  why: string | undefined,
): Promise<{ bytes: Buffer; name: string }> => {
  can(actor, 'roster.import')
  const { original, reading, name } = await withReading(
    ctx,
    actor,
    id,
    (tx, row, read) => {
      return {
        original: takeOriginal(ctx, tx, row, why),
        reading: read,
        name: `标好问题-${row.file_name.replace(/\.[^.]+$/, '')}.xlsx`,
      }
    },
    { now: ctx.now() },
  )
  const marks = reading.children.flatMap((child) =>
    child.issues.map((code) => ({
      sheet: child.sheet,
      ...issueSpot(child, code),
      text: PROBLEMS[code],
    })),
  )
  return { bytes: await markedRoster(original, reading, marks), name }
}
