import type * as z from 'zod'
import type { paperApi } from '../../../domain/api/paper.ts'
import { AppError } from '../../../domain/errors.ts'
import { PAPER_FACES, type Paper } from '../../../domain/reports/papers/list.ts'
import { textFault } from '../../../domain/reports/papers/texts.ts'
import { type Actor, allowed } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import { countChildren, listPage } from '../../children/db/child-list.ts'
import { filterOf } from '../../children/queries/children.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { paperDocx } from '../../documents/paper-docx.ts'
import { familiesOf, paperSheets } from '../paper-sheets.ts'

type Input = z.output<(typeof paperApi)['makePaper']['body']>

/** Families that one document holds: more pages than that no office printer is fed at once. */
const MOST = 400

/**
 * The papers of the families that the register shows by the same conditions, as one document (S1.14, S3.16, S3.17, S3.21). That it was
 * made stands in the audit; a text with a wrong gap is refused, so that no brace goes home. Errors: invalid, place-unknown, not-found.
 */
export const paperFile = async (
  ctx: Ctx,
  actor: Actor,
  paper: Paper,
  input: Input,
): Promise<{ bytes: Buffer; name: string }> => {
  can(actor, 'child.export')
  const face = PAPER_FACES[paper]
  const fault = input.text === undefined || face.text === null ? null : textFault(face.text, input.text)
  if (fault) throw new AppError('invalid', { text: fault }, fault)
  if (paper === 'agreement' && !allowed(actor, 'entry.read')) throw new AppError('forbidden')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const { given, text, sort, ...asked } = input
      const filter = await filterOf(ctx, tx, asked, 'child.export')
      const total = await countChildren(tx, filter)
      if (total > MOST) throw tooMany(total)
      const rows = await listPage(tx, filter, sort, null, MOST)
      if (rows.length === 0)
        throw new AppError('invalid', undefined, '这样的条件下没有孩子，没有什么可印的。换个条件再试。')
      const { place, today } = filter
      const families = await familiesOf(tx, rows, { place, today })
      const sheets = await paperSheets(tx, paper, families, { place, today, given, text })
      tx.note({
        action: 'paper.make',
        subject: 'place',
        subjectId: String(filter.place.id),
        placeId: filter.place.id,
        detail: { rows: rows.length, columns: [paper] },
      })
      const bytes = await paperDocx(face.title, sheets)
      return { bytes, name: `${filter.place.name}${face.title}-${filter.today}.docx` }
    },
    { now: ctx.now() },
  )
}

const tooMany = (total: number): AppError =>
  new AppError('invalid', undefined, `一次最多 ${MOST} 家，现在有 ${total} 家。请先选一个班或一个村，再下载。`)
