import type { Ctx } from '../../context.ts'
import { countiesOf } from '../../db/county.ts'
import { inActorTx, systemActor } from '../../db/tx.ts'
import { type HelpLine, helpLineRows } from '../db/help-lines.ts'

export type PlaceLines = { placeId: number; name: string; kind: string; lines: HelpLine[] }

/** Numbers to call by place, for anybody, signed in or not: a child in danger waits for no password. Offices only, no people. */
export const getHelpLines = async (ctx: Ctx): Promise<{ places: PlaceLines[] }> => {
  const places: PlaceLines[] = []
  for (const county of await countiesOf(ctx))
    await inActorTx(
      ctx.db,
      systemActor(county.id, county.placeId),
      async (tx) => {
        for (const row of await helpLineRows(tx))
          places.push({ placeId: row.id, name: row.name, kind: row.kind, lines: row.help_lines })
      },
      { readOnly: true },
    )
  return { places }
}
