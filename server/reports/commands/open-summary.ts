import { scopeOfPlace } from '../../../domain/registers/scope.ts'
import { USUAL_LEVEL } from '../../../domain/reports/level.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { lockDrafts } from '../../db/locks.ts'
import { inActorTx } from '../../db/tx.ts'
import { newId } from '../../ids.ts'
import { answersOf, findDraft, issuedOf } from '../db/report.ts'
import { mustBeTheirs } from '../must-be-theirs.ts'
import { askedAt, mustBeWritten, type PageAsked, sourceOf } from '../queries/asked-at.ts'
import { bulletinDraft } from '../queries/bulletin-draft.ts'
import { draftSummary } from '../queries/summary-draft.ts'
import { genreOf, merged, mustFind, type SummaryOut, summaryPage } from '../queries/summary-view.ts'

export type OpenInput = Omit<PageAsked, 'at'> & { cutoff?: string | undefined }

/**
 * Opens the draft of a place's term or year in a genre, at a level, or of a record's bulletin, or begins one. Errors: forbidden for whose genre
 * it is not, invalid for another kind of place, for readers whom it is not written for, for a kind of record without bulletins; not-found for a
 * record out of sight.
 */
export const openSummary = async (ctx: Ctx, actor: Actor, input: OpenInput): Promise<SummaryOut> => {
  can(actor, 'report.write')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const level = input.level ?? USUAL_LEVEL
      const genre = genreOf(input)
      const source = sourceOf(input)
      const at = await askedAt(tx, { ...input, at: input.cutoff }, 'report.write')
      mustBeWritten(genre, at, level)
      mustBeTheirs(actor, 'write', input)
      await lockDrafts(tx, at.place.id)
      const asked = { kind: input.kind, placeId: at.place.id, term: at.term.id, level, source }
      const known = await findDraft(tx, asked)
      if (known) return summaryPage(tx, known)
      // What was said in the last one issued is said again until it is changed (F25).
      const [before] = await issuedOf(tx, asked)
      const answers = before ? answersOf(before) : {}
      const fresh = { place_id: at.place.id, cutoff: at.range.cutoff, level, source, confirmed: [] }
      const data = source
        ? await bulletinDraft(tx, fresh, false)
        : await draftSummary(tx, at, genre, { answers, confirmed: [], level })
      const id = newId(tx.now)
      await tx.write(
        [
          {
            table: 'report',
            op: 'insert',
            id,
            scope: scopeOfPlace(at.place.id, await tx.tree()),
            set: {
              kind: input.kind,
              place_id: at.place.id,
              term: at.term.id,
              cutoff: at.range.cutoff,
              level,
              source,
              state: 'draft',
              title: before?.title ?? data.draft.title,
              sections: JSON.stringify(merged(before?.sections ?? [], data)),
              answers: JSON.stringify(answers),
              version: 1,
              made_by: actor.accountId,
              updated_at: new Date(tx.now),
            },
          },
        ],
        { action: 'report.open', subject: 'report', subjectId: id, placeId: at.place.id },
      )
      return summaryPage(tx, await mustFind(tx, id, 'report.write'))
    },
    { now: ctx.now(), underHorizon: 'now' },
  )
}
