import { type ledgerApi, movementInput } from '../../../domain/api/ledger.ts'
import { AppError } from '../../../domain/errors.ts'
import { changeEntry } from '../../entries/commands/change-entry.ts'
import { confirmMovement } from '../../ledger/commands/confirm-movement.ts'
import { openDonorContact } from '../../ledger/commands/open-donor-contact.ts'
import { reverseMovement } from '../../ledger/commands/reverse-movement.ts'
import { saveMovements } from '../../ledger/commands/save-movements.ts'
import { setDonorContact } from '../../ledger/commands/set-donor-contact.ts'
import { exportLedger } from '../../ledger/queries/export-ledger.ts'
import { listHands } from '../../ledger/queries/hands.ts'
import { getLedger } from '../../ledger/queries/ledger.ts'
import { sponsorshipsPaid } from '../../ledger/queries/sponsorships-paid.ts'
import { listUnbooked } from '../../ledger/queries/unbooked.ts'
import { getUseOfAid } from '../../ledger/queries/use-of-aid.ts'
import { type Handlers, XLSX } from '../types.ts'

export const ledgerHandlers: Handlers<typeof ledgerApi> = {
  getLedger: (ctx, actor, { query }) => getLedger(ctx, actor, query),
  listUnbooked: (ctx, actor, { query }) => listUnbooked(ctx, actor, query),
  listHands: (ctx, actor) => listHands(ctx, actor),
  // What was given for a sponsorship is its year's payment: the day is written there. What somebody changes there at the same moment
  // stays as they left it; the money is booked all the same.
  saveMovements: async (ctx, actor, { body }) => {
    const answer = await saveMovements(ctx, actor, body)
    for (const [i, { verdict }] of answer.verdicts.entries()) {
      const read = movementInput.safeParse(body.movements[i])
      if (verdict !== 'accepted' || !read.success) continue
      for (const { id, paidOn, version } of await sponsorshipsPaid(ctx, actor, read.data))
        await changeEntry(ctx, actor, id, { set: { paidOn }, base: { paidOn: version } }).catch((error: unknown) => {
          if (!(error instanceof AppError)) throw error
        })
    }
    return answer
  },
  confirmMovement: async (ctx, actor, { params }) => {
    await confirmMovement(ctx, actor, params.id)
    return { ok: true }
  },
  reverseMovement: async (ctx, actor, { params, body }) => {
    await reverseMovement(ctx, actor, params.id, body)
    return { ok: true, id: body.id }
  },
  exportLedger: async (ctx, actor, { query }) => {
    const { bytes, name } = await exportLedger(ctx, actor, query)
    return { file: bytes, name, type: XLSX }
  },
  setDonorContact: async (ctx, actor, { params, body }) => {
    await setDonorContact(ctx, actor, params.id, body)
    return { ok: true }
  },
  openDonorContact: (ctx, actor, { params, body }) => openDonorContact(ctx, actor, params.id, body.reason),
  getUseOfAid: (ctx, actor, { query }) => getUseOfAid(ctx, actor, query),
}
