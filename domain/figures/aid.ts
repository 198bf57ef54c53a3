import { sponsorship } from '../entries/sponsorship.ts'
import type { Predicate } from '../kit/predicate.ts'
import type { AccountSort, MovementSort } from '../registers/ledger.ts'
import { entryFigures } from './from-declarations.ts'
import type { FigureDefinition } from './types.ts'

const [alive] = entryFigures(sponsorship)
const during: readonly Predicate[] = [
  { column: 'onDate', op: '>=', value: { at: 'from' } },
  { column: 'onDate', op: '<=', value: { at: 'to' } },
]
const on = (account: AccountSort, ...sorts: readonly MovementSort[]): Predicate => ({
  all: [
    { column: 'accountSort', op: '=', value: account },
    ...(sorts.length ? [{ column: 'sort', op: 'in' as const, value: sorts }] : []),
  ],
})
const aid = (
  [id, unit, title, definition]: readonly [string, string, string, string],
  filter: Predicate,
  measure: FigureDefinition['measure'],
): FigureDefinition => ({ id, unit, title, definition, facts: 'aid', filter, measure })
const yuan = (column: 'fen' | 'net') => ({ of: 'sum', column, per: 100 }) as const
const rows = { of: 'rows' } as const

/** Aid (S2B.13, S3.8, S5.4; summaries §8): who is sponsored, what came and went, what teachers paid and lent. Money in yuan; what was turned back counts nowhere. */
export const AID: readonly FigureDefinition[] = [
  ...(alive
    ? [
        {
          ...alive,
          id: 'sponsored',
          unit: '名',
          title: '受资助的孩子',
          definition: '到截止日有结对资助、没有结束的孩子，不重复。',
          measure: { of: 'distinct' as const, column: 'childId' },
        },
      ]
    : []),
  aid(
    ['aid.received', '元', '收到的资金', '期内资金账户收到的钱：捐助和拨款；东西不折钱，冲正的不算。'],
    { all: [on('fund', 'receive'), ...during] },
    yuan('fen'),
  ),
  aid(
    ['aid.given', '元', '用出的资金', '期内从资金账户付出的钱：发放和报销垫付；冲正的不算。'],
    { all: [on('fund', 'give', 'repay'), ...during] },
    yuan('fen'),
  ),
  aid(
    ['aid.balance', '元', '资金结余', '到截止日各资金账户的结余之和：上期结余加收到、减用出。'],
    on('fund'),
    yuan('net'),
  ),
  aid(
    ['aid.children', '名', '领到钱物的孩子', '期内至少有一笔发放写到的孩子，不重复。'],
    { all: [on('use', 'give'), { column: 'childId', is: 'not-null' }, ...during] },
    { of: 'distinct', column: 'childId' },
  ),
  aid(
    ['advances.sum', '元', '老师垫付', '期内老师为孩子垫付的钱；冲正的不算。'],
    { all: [on('advance', 'advance'), ...during] },
    yuan('fen'),
  ),
  aid(
    ['advances.repaid', '元', '垫付已报销', '期内报销给老师的垫付，含以前垫的。'],
    { all: [on('advance', 'repay'), ...during] },
    yuan('fen'),
  ),
  aid(['advances.open', '元', '垫付没有报销', '到截止日老师垫了、还没有报销的钱。'], on('advance'), yuan('net')),
  aid(
    ['loans.times', '次', '借给学生', '期内老师借给学生零钱、饭票的次数；乡镇不计。'],
    { all: [on('loan', 'lend'), ...during] },
    rows,
  ),
  aid(
    ['loans.repaid', '次', '学生还清', '期内学生还清所借的次数，含以前借的。'],
    { all: [on('loan', 'return'), ...during] },
    rows,
  ),
  aid(['loans.open', '笔', '借了还没有还', '到截止日借给学生、还没有还的笔数。'], on('loan'), {
    of: 'distinct-all',
    column: 'accountId',
    every: { column: 'sort', op: '=', value: 'lend' },
  }),
]
