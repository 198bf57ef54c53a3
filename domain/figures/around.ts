import { agreement } from '../entries/agreement.ts'
import type { RecordKind } from '../kit/define-record.ts'
import type { Predicate } from '../kit/predicate.ts'
import { CARDS_GIVEN, cardCheck } from '../records/card-check.ts'
import { care } from '../records/care.ts'
import { homeComing } from '../records/home-coming.ts'
import { illness } from '../records/illness.ts'
import { letter } from '../records/letter.ts'
import { notice } from '../records/notice.ts'
import { threeSidedTalk } from '../records/three-sided-talk.ts'
import { entryFigures } from './from-declarations.ts'
import type { FigureDefinition } from './types.ts'

const figure = (
  { kind }: Pick<RecordKind, 'kind'>,
  [id, unit, title, definition]: readonly [string, string, string, string],
  more: readonly Predicate[],
  measure: FigureDefinition['measure'],
): FigureDefinition => ({
  id,
  unit,
  title,
  definition,
  facts: 'records',
  filter: { all: [{ column: 'kind', op: '=', value: kind }, ...more] },
  measure,
})
const rows = { of: 'rows' } as const
const children = { of: 'distinct', column: 'childId' } as const
const records = { of: 'distinct', column: 'recordId' } as const
const sort = (value: string): Predicate => ({ column: 'sort', op: '=', value })
const SENT = ['sent', 'receipt', 'read-aloud']
/** Of the roll of a letter: one row a family. */
const letters = (
  [id, title, definition]: readonly [string, string, string],
  marks: readonly string[],
  ...more: readonly Predicate[]
): FigureDefinition => ({
  id,
  unit: '份',
  title,
  definition,
  facts: 'parts',
  filter: {
    all: [
      { column: 'kind', op: '=', value: letter.kind },
      { column: 'role', op: '=', value: 'took' },
      { column: 'mark', op: 'in', value: marks },
      ...more,
    ],
  },
  measure: rows,
})
const given: Predicate = { column: 'sort', op: 'in', value: CARDS_GIVEN }
const reached: Predicate = { column: 'reached', op: '=', value: true }

/**
 * What is done around a child and owed by nobody at a date (summaries §8): homecomings and agreements (S2B.15, S3.16), cards (S3.17), illness
 * (S3.8), birthdays and festivals (S3.10, S3.12), talks of three sides (S5.11).
 */
export const AROUND: readonly FigureDefinition[] = [
  figure(
    homeComing,
    ['returned.children', '名', '家人返乡的孩子', '期内至少登记过一次父母等亲人返乡的孩子，不重复。'],
    [],
    children,
  ),
  figure(
    homeComing,
    [
      'returned.parents',
      '人次',
      '返乡的父母',
      '期内返乡登记中回来的爸爸、妈妈：一位回来一次算一人次，登记一次算一次。',
    ],
    [],
    { of: 'sum', column: 'quantity' },
  ),
  figure(
    homeComing,
    ['returned.visits', '人次', '返乡时见到家长', '期内返乡登记中去家里看了或请到学校谈了的人次：登记乘以涉及的孩子。'],
    [reached],
    rows,
  ),
  ...entryFigures(agreement)
    .filter((f) => f.id !== `${agreement.kind}.ended`)
    .map((f) =>
      f.id === `${agreement.kind}.new`
        ? { ...f, id: 'agreements.signed', unit: '份', title: '签的照护协议' }
        : { ...f, id: 'agreements.standing', unit: '份', title: '有效的照护协议' },
    ),
  figure(
    cardCheck,
    ['cards.tried', '名', '试拨过联系卡的孩子', '期内至少试拨过一次联系卡的孩子，不重复。'],
    [],
    children,
  ),
  figure(
    cardCheck,
    ['cards.reachable', '名', '联系卡打得通的孩子', '期内试拨联系卡至少打通过一次的孩子，不重复。'],
    [reached],
    children,
  ),
  figure(
    cardCheck,
    ['cards.sent', '张', '发出的联系卡', '期内试拨时登记新发、补发的联系卡：一名孩子一次算一张。'],
    [given],
    rows,
  ),
  figure(
    cardCheck,
    ['cards.handed', '张', '当面交到家里的联系卡', '期内新发、补发的联系卡中，登记交到照看的人或爸爸妈妈手里的。'],
    [given, { column: 'quantity', op: '=', value: 1 }],
    rows,
  ),
  figure(illness, ['ill.times', '人次', '生病照护', '期内记下的生病照护人次：记录乘以涉及的孩子。'], [], rows),
  figure(illness, ['ill.hospital', '人次', '生病送医院', '期内生病照护中送到医院的人次。'], [sort('hospital')], rows),
  figure(
    illness,
    ['ill.told-same-day', '人次', '生病当天告诉照看人', '期内生病照护中当天告诉了照看人的人次。'],
    [{ column: 'quantity', op: '=', value: 1 }],
    rows,
  ),
  figure(
    illness,
    [
      'ill.told-later',
      '人次',
      '生病第二天以后联系上照看人',
      '期内生病照护中，当天没有联系上、第二天以后告诉了照看人的人次。',
    ],
    [reached, { column: 'quantity', op: '=', value: 0 }],
    rows,
  ),
  figure(
    care,
    ['birthdays.kept', '名', '有人给过生日的孩子', '期内至少有一条过生日记录的孩子，不重复。'],
    [sort('birthday')],
    children,
  ),
  figure(
    care,
    ['birthdays.called', '名', '打电话过生日的孩子', '期内至少有一条过生日记录写明是打电话、视频的孩子，不重复。'],
    [sort('birthday'), { column: 'quantity', op: '=', value: 1 }],
    children,
  ),
  figure(
    care,
    ['gifts.children', '名', '收到节日心意的孩子', '期内至少有一条节日心意记录的孩子，不重复。'],
    [sort('festival')],
    children,
  ),
  figure(
    threeSidedTalk,
    ['mismatch.facts', '次', '三方沟通', '期内孩子、家里、学校三方坐到一起说清楚的次数。'],
    [],
    records,
  ),
  letters(['letters', '致家长的信', '期内发到家里的信，一家一封算一份，电话读给老人听的也算；没发到的不算。'], SENT),
  letters(['letters.start', '学期初的信', '期内发到家里的信中，登记为学期初那一封的。'], SENT, sort('start')),
  letters(['letters.end', '学期末的信', '期内发到家里的信中，登记为学期末那一封的。'], SENT, sort('end')),
  letters(['receipts', '收回的回执', '期内发出的信中收回回执的。'], ['receipt']),
  letters(['letters.read-aloud', '读给老人听的信', '期内发出的信中没有回执、打电话读给老人听的。'], ['read-aloud']),
  figure(
    notice,
    ['shared.children', '名', '学校和村互相转告的孩子', '期内学校与村、乡镇至少互相转告过一次的孩子，不重复。'],
    [],
    children,
  ),
  figure(notice, ['shared.notices', '件', '互相转告', '期内学校与村、乡镇互相转告的件数。'], [], records),
  figure(
    notice,
    ['shared.answered', '件', '有回音的转告', '期内互相转告中写明对方回话的件数。'],
    [{ column: 'quantity', op: '>', value: 0 }],
    records,
  ),
]
