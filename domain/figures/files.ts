import { difficulty } from '../entries/difficulty.ts'
import { hardship } from '../entries/hardship.ts'
import { portrait } from '../entries/portrait.ts'
import type { EntryKind } from '../kit/define-entry.ts'
import type { Predicate } from '../kit/predicate.ts'
import { entryFigures } from './from-declarations.ts'
import type { FigureDefinition } from './types.ts'

/** Alive at the cut-off, by the register's own figure. */
const alive = (kind: EntryKind): Predicate => entryFigures(kind)[0]?.filter ?? { all: [] }
const children = (id: string, title: string, definition: string, filter: Predicate): FigureDefinition => ({
  id,
  unit: '名',
  title,
  definition,
  facts: 'entries',
  filter,
  measure: { of: 'distinct', column: 'childId' },
})

/** What files hold beside the facts (S1.9, S3.19, S5.7), and children in difficulty by what they are in (dossier §3.2). */
export const FILES: readonly FigureDefinition[] = [
  children(
    'portrait.children',
    '写了孩子的样子的档案',
    '到截止日档案里写着孩子的样子（兴趣、习惯、怎样学得进……）的孩子，不重复。',
    alive(portrait),
  ),
  children('difficulty.children', '困境儿童', '到截止日登记着家庭困难，或至少一种困境情况的孩子，不重复。', {
    any: [alive(difficulty), alive(hardship)],
  }),
  children(
    'difficulty.confirmed',
    '困境儿童：已经认定的',
    '到截止日登记着家庭困难且看了证件、名单的，或至少一种已有认定、证件、文书或村里核实的困境情况的孩子，不重复。',
    {
      any: [
        { all: [alive(difficulty), { column: 'quantity', op: '=', value: 1 }] },
        { all: [alive(hardship), { column: 'sort', op: '=', value: 'papers' }] },
      ],
    },
  ),
  children('difficulty.hardship', '困境儿童：家庭困难', '到截止日登记着家庭困难的孩子，不重复。', alive(hardship)),
  ...(difficulty.fields.find((f) => f.name === 'sort')?.options ?? []).map(({ value, label }) =>
    children(
      `difficulty.${value}`,
      `困境儿童：${label}`,
      `到截止日登记着“${label}”这一种困境情况的孩子，不重复；一名孩子有几种的，各种里都算。`,
      { all: [alive(difficulty), { column: 'sort', op: '=', value }] },
    ),
  ),
]
