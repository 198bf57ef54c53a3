import type { parentPageApi } from '../../../domain/api/parent-page.ts'
import { AppError } from '../../../domain/errors.ts'
import { changeChild } from '../../children/commands/change-child.ts'
import { saveEntries } from '../../entries/commands/save-entries.ts'
import { endParentLink } from '../../parent-pages/commands/end-link.ts'
import { makeParentLinks } from '../../parent-pages/commands/make-links.ts'
import { settleAnswer } from '../../parent-pages/commands/settle-answer.ts'
import { answerTaken } from '../../parent-pages/queries/answer-taken.ts'
import { listParentAnswers } from '../../parent-pages/queries/answers.ts'
import { listParentLinks } from '../../parent-pages/queries/links.ts'
import { proposeParentLinks } from '../../parent-pages/queries/proposals.ts'
import type { Handlers } from '../types.ts'

export const parentPageHandlers: Handlers<typeof parentPageApi> = {
  proposeParentLinks: (ctx, actor, { query }) => proposeParentLinks(ctx, actor, query),
  makeParentLinks: (ctx, actor, { body }) => makeParentLinks(ctx, actor, body),
  listParentLinks: (ctx, actor, { query }) => listParentLinks(ctx, actor, query),
  endParentLink: async (ctx, actor, { params }) => {
    await endParentLink(ctx, actor, params.id)
    return { ok: true }
  },
  listParentAnswers: (ctx, actor, { query }) => listParentAnswers(ctx, actor, query),
  // What is taken over goes the way of whatever is written by hand; done again after a fault, it writes the same thing.
  settleParentAnswer: async (ctx, actor, { params, body }) => {
    if (!body.take) {
      await settleAnswer(ctx, actor, params.id, { state: 'aside', reason: body.reason })
      return { ok: true, entry: null }
    }
    const { childId, entry, change } = await answerTaken(ctx, actor, params.id)
    if (entry) {
      const [verdict] = (await saveEntries(ctx, actor, { entries: [entry] })).verdicts
      // Taken by a colleague whose last step failed: the promise stands.
      const stands = verdict?.verdict === 'accepted' || verdict?.verdict === 'duplicate' || verdict?.code === 'id-taken'
      if (!stands) throw new AppError('invalid', undefined, verdict?.message ?? undefined)
    }
    if (change) await changeChild(ctx, actor, childId, change)
    await settleAnswer(ctx, actor, params.id, { state: 'taken', entry: entry?.id ?? null })
    return { ok: true, entry: entry?.id ?? null }
  },
}
