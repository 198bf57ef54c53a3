import type * as z from 'zod'
import type { paperText } from '../../domain/api/paper.ts'
import { chainOf, type Place, type PlaceTree } from '../../domain/registers/place.ts'
import { gapsOf, PAPER_TEXTS, type TextKind } from '../../domain/reports/papers/texts.ts'
import type { Tx } from '../db/tx-type.ts'
import { type PaperTextRow, paperTextRows } from './db/paper-text.ts'

type View = z.input<typeof paperText>

/** Who keeps wordings above or at a place: its school, else the county (a township and a village print as the county does). */
export const keeperOf = (tree: PlaceTree, place: Place): Place => {
  const chain = chainOf(tree, place.id).flatMap((id) => tree.get(id) ?? [])
  const keeper = chain.find((p) => p.kind === 'school') ?? chain.find((p) => p.kind === 'county')
  if (!keeper) throw new Error('a place that hangs under no county')
  return keeper
}

/** How each paper is worded at a place: the school's own wording before the county's, the county's before ours (decision 050). */
export const wordingsAt = async (
  tx: Tx,
  keeper: Place,
): Promise<{ rows: readonly PaperTextRow[]; viewOf: (kind: TextKind) => View }> => {
  const chain = chainOf(await tx.tree(), keeper.id)
  const rows = await paperTextRows(tx, chain)
  return { rows, viewOf: (kind) => wordingOf(rows, keeper, kind) }
}

const wordingOf = (rows: readonly PaperTextRow[], keeper: Place, kind: TextKind): View => {
  const own = rows.find((r) => r.kind === kind && r.place_id === keeper.id)
  const county = rows.find((r) => r.kind === kind && r.place_id !== keeper.id)
  const { title, ours } = PAPER_TEXTS[kind]
  const above = county?.text ?? ours
  return {
    kind,
    title,
    gaps: gapsOf(kind),
    text: own?.text ?? above,
    from: own ? (keeper.kind === 'school' ? 'school' : 'county') : county ? 'county' : 'ours',
    above,
    version: own?.version ?? 0,
  }
}
