import { searchChildren } from '../../children/db/child-list.ts'
import { searchKey } from '../../children/queries/search-key.ts'
import type { Ctx } from '../../context.ts'
import type { Tx } from '../../db/tx-type.ts'

/** Whose records are looked for: of these children, or written down by somebody of this name. */
export type RecordsFound = { children: string[]; author: string }

/** A name that more children have is told apart by class or day. */
const MOST = 500

/**
 * What was typed above a ledger (F14): a child's name, pinyin or the last four of its number as the register takes them, or who wrote
 * it down. Null: nothing was typed. Error: too-many-requests (numbers).
 */
export const recordsFound = async (ctx: Ctx, tx: Tx, typed: string | undefined): Promise<RecordsFound | null> => {
  const author = typed?.trim() ?? ''
  if (author === '') return null
  const terms = await searchKey(ctx, tx, author)
  const children = terms.starts.length + terms.letters.length ? await searchChildren(tx, terms, MOST) : []
  return { children: [...new Set(children.map((c) => c.child_id))], author }
}
