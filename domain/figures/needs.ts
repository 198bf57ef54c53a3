import { BLOCKS, need } from '../entries/need.ts'
import type { Predicate } from '../kit/predicate.ts'
import { survey } from '../records/survey.ts'
import { entryFigures, kindFigures } from './from-declarations.ts'
import type { FigureDefinition } from './types.ts'

/** Begun in the term, by the register's own figure. */
const raised: Predicate = entryFigures(need).find((f) => f.id === `${need.kind}.new`)?.filter ?? { all: [] }
const among = (...more: Predicate[]): Predicate => ({ all: [raised, ...more] })
const state = (value: string): Predicate => ({ column: 'state', op: '=', value })

const count = (id: string, title: string, definition: string, filter: Predicate): FigureDefinition => ({
  id,
  unit: '项',
  title,
  definition,
  facts: 'entries',
  filter,
  measure: { of: 'rows' },
})

/** The survey and what came of it (S1.8, S1.10, S4.1–4.3; summaries §8): files gone through anew, needs by what became of them. */
export const NEEDS: readonly FigureDefinition[] = [
  ...kindFigures(survey)
    .filter((f) => f.id === `${survey.kind}.children`)
    .map((f) => ({
      ...f,
      id: 'files.resurveyed',
      title: '重新调查过的档案',
      definition: '期内至少有一次五方面调查记录的孩子，不重复：五方面都重新核对过。',
    })),
  count('needs.raised', '记下的需求', '期内登记的需求，一项一条。', raised),
  count('needs.met', '落实了的需求', '期内登记的需求中已经落实的。', among(state('met'))),
  count('needs.doing', '在办的需求', '期内登记的需求中正在办的。', among(state('doing'))),
  count('needs.waiting', '还没办的需求', '期内登记的需求中还没有动手办的。', among(state('waiting'))),
  count('needs.stuck', '办不了的需求', '期内登记的需求中本单位办不了、列为上报的。', among(state('beyond'))),
  count(
    'needs.escalated',
    '上报了的需求',
    '期内登记、本单位办不了的需求中写明报给了谁的。',
    among(state('beyond'), {
      column: 'quantity',
      op: '=',
      value: 1,
    }),
  ),
  count('needs.dropped', '不再需要的需求', '期内登记的需求中写明原因、不再需要的。', among(state('dropped'))),
  ...BLOCKS.map(({ value, label }) =>
    count(
      `needs.${value}`,
      `${label}方面的需求`,
      `期内登记的需求中属于${label}方面的。`,
      among({
        column: 'sort',
        op: '=',
        value,
      }),
    ),
  ),
]
