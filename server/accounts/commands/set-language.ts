import type { Language } from '../../../domain/kit/language.ts'
import type { Actor } from '../../../domain/roles.ts'
import { selfOnly } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { setSignInLanguage } from '../db/sign-in.ts'

/** In which language the screens speak to whoever asks, on every device of the account; what is recorded stays as it is. */
export const setLanguage = async (ctx: Ctx, actor: Actor, language: Language): Promise<void> => {
  selfOnly(actor, actor.accountId)
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      await setSignInLanguage(tx, actor.accountId, language)
      tx.note({ action: 'language.set', subject: 'account', subjectId: actor.accountId })
    },
    { now: ctx.now() },
  )
}
