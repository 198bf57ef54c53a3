import type * as z from 'zod'
import type { paperApi } from '../../../domain/api/paper.ts'
import { entryKind } from '../../../domain/entries/list.ts'
import { AppError } from '../../../domain/errors.ts'
import { AGREEMENT_KIND } from '../../../domain/reports/papers/agreement.ts'
import { familyOf } from '../../../domain/reports/papers/family.ts'
import { PAPER_FACES, type Paper, sheetsOf } from '../../../domain/reports/papers/list.ts'
import { textFault } from '../../../domain/reports/papers/texts.ts'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import { type Actor, allowed } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import { countChildren, listPage } from '../../children/db/child-list.ts'
import { childRowOf } from '../../children/queries/child-rows.ts'
import { filterOf } from '../../children/queries/children.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { paperDocx } from '../../documents/paper-docx.ts'
import { answersOf, readsKind } from '../../entries/reachable.ts'
import { livingOf } from '../db/agreements.ts'
import { keeperOf, wordingsAt } from '../wording.ts'

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
      const tree = await tx.tree()
      const rows = await listPage(tx, filter, sort, null, MOST)
      if (rows.length === 0)
        throw new AppError('invalid', undefined, '这样的条件下没有孩子，没有什么可印的。换个条件再试。')
      const families = rows.map((row) =>
        familyOf(
          childRowOf(row, tree, filter.today, []),
          (row.school_id === null ? undefined : tree.get(row.school_id)?.name) ?? filter.place.name,
        ),
      )
      const sheets = sheetsOf(
        paper,
        families,
        { ...given, day: longDate(filter.today) },
        {
          text:
            text ??
            (face.text === null ? '' : (await wordingsAt(tx, keeperOf(tree, filter.place))).viewOf(face.text).text),
          agreements: paper === 'agreement' ? await agreementsOf(tx, families) : new Map(),
        },
      )
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

/** What the living agreement of each child says, the newest where there are two; none where the actor reads no agreements. */
const agreementsOf = async (tx: Tx, families: readonly { id: string }[]) => {
  const kind = entryKind(AGREEMENT_KIND)
  if (!kind || !readsKind(tx.actor, kind)) return new Map<string, Record<string, unknown>>()
  const rows = await livingOf(tx, {
    kind: kind.kind,
    children: families.map((f) => f.id),
    states: kind.states.filter((s) => !s.ended).map((s) => s.value),
  })
  return new Map(rows.map((row) => [row.child_id, answersOf(kind, row)]))
}
