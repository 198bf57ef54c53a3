import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { fitting } from '../../one-answer.ts'
import { linesOfOutline } from '../outline-lines.ts'

/** What a pasted outline says: which places are there, which are new, what to look at. Writes nothing. Errors: not-found, invalid. */
export const getOutlinePreview = async (ctx: Ctx, actor: Actor, input: { text: string; under: string }) => {
  can(actor, 'place.write')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const lines = await linesOfOutline(tx, input)
      const count = (state: (typeof lines)[number]['state']) => lines.filter((l) => l.state === state).length
      const told = lines.map(({ row, depth, name, kind, state, note }) => ({ row, depth, name, kind, state, note }))
      const isOpen = (line: (typeof told)[number]) => line.state === 'fault' || line.state === 'doubt'
      // As many as one answer takes, first of all those that somebody must look at; in the order of the text.
      const shown = new Set(fitting([...told.filter(isOpen), ...told.filter((line) => !isOpen(line))]))
      return {
        counts: { new: count('new'), there: count('there'), doubt: count('doubt'), fault: count('fault') },
        lines: told.filter((line) => shown.has(line)),
      }
    },
    { readOnly: true },
  )
}
