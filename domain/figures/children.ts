import type { Predicate } from '../kit/predicate.ts'
import { BOTH_AWAY, ONE_AWAY, READINGS } from '../registers/child.ts'
import type { CareKind } from '../registers/child-facts.ts'
import type { FigureDefinition } from './types.ts'

const enrolled: Predicate = { column: 'status', op: '=', value: 'enrolled' }
const education = READINGS.education
const unknownAway: Predicate = { all: [education.predicate, education.unknown] }

const leftBehind = (
  id: string,
  title: string,
  definition: string,
  extra?: Predicate,
  unknown?: Predicate,
): FigureDefinition => ({
  id,
  unit: '名',
  title,
  definition: `${definition}（教育部门口径：${education.definition}）。`,
  facts: 'children',
  filter: extra ? { all: [education.predicate, extra] } : education.predicate,
  measure: { of: 'rows' },
  ...(unknown ? { unknown } : {}),
})

const care = (id: string, kind: CareKind, words: string): FigureDefinition =>
  leftBehind(id, `${words}照看`, `截止日主要由${words}照看的留守学生，一人一类`, {
    column: 'careKind',
    op: '=',
    value: kind,
  })

/** Children at a date (summaries §8). */
export const childFigures: readonly FigureDefinition[] = [
  {
    id: 'pupils',
    unit: '名',
    title: '在校学生',
    definition: '截止日在籍在校的全部学生。',
    facts: 'children',
    filter: enrolled,
    measure: { of: 'rows' },
  },
  leftBehind('left-behind.education', '留守学生（教育部门口径）', '截止日的留守学生', undefined, unknownAway),
  ...(['state', 'county'] as const).map(
    (key): FigureDefinition => ({
      id: `left-behind.${key}`,
      unit: '名',
      title: `留守儿童（${READINGS[key].name}）`,
      definition: `截止日的留守儿童：${READINGS[key].definition}。`,
      facts: 'children',
      filter: READINGS[key].predicate,
      measure: { of: 'rows' },
      unknown: { all: [READINGS[key].predicate, READINGS[key].unknown] },
    }),
  ),
  {
    id: 'left-behind.share',
    unit: '%',
    title: '留守学生占在校学生',
    definition: '教育部门口径的留守学生占同一范围在校学生的百分比。',
    facts: 'children',
    filter: education.predicate,
    measure: { of: 'share', part: 'left-behind.education', whole: 'pupils' },
    unknown: unknownAway,
  },
  leftBehind('left-behind.both-away', '父母双方外出', '截止日父母双方都外出的留守学生', BOTH_AWAY),
  leftBehind('left-behind.one-away', '一方外出', '截止日只有一方外出的留守学生', ONE_AWAY),
  leftBehind('left-behind.who-unknown', '没写谁外出', '截止日只在留守儿童名单上、没有写父母谁外出的留守学生', {
    all: [{ not: BOTH_AWAY }, { not: ONE_AWAY }],
  }),
  leftBehind('left-behind.girls', '留守女生', '截止日的留守女生', { column: 'sex', op: '=', value: 'female' }),
  leftBehind(
    'left-behind.boarding',
    '寄宿的留守学生',
    '截止日登记为寄宿的留守学生',
    { column: 'boarder', op: '=', value: true },
    { all: [education.predicate, { column: 'boarder', is: 'null' }] },
  ),
  care('care.grandparents', 'grandparents', '祖辈'),
  care('care.relatives', 'relatives', '亲属'),
  care('care.teachers', 'teachers', '教师'),
  care('care.parent', 'parent', '在家的父亲或母亲'),
  care('care.other', 'other', '其他人'),
  leftBehind('care.alone', '独自居住', '截止日登记为独自居住的留守学生（不满16周岁不得独居，未成年人保护法第21条）', {
    column: 'careKind',
    op: '=',
    value: 'alone',
  }),
  leftBehind('care.unknown', '照看人待核实', '截止日没有登记照看人的留守学生', {
    column: 'careKind',
    op: '=',
    value: 'unknown',
  }),
  {
    id: 'files.open',
    unit: '份',
    title: '在册档案',
    definition: '截止日在册的儿童档案，一人一份，离开者不计。',
    facts: 'children',
    filter: { column: 'status', op: 'in', value: ['enrolled', 'village'] },
    measure: { of: 'rows' },
  },
]
