import type { Predicate } from '../kit/predicate.ts'
import { BOTH_AWAY, ONE_AWAY, READINGS, type ReadingKey } from '../registers/child.ts'
import type { CareKind } from '../registers/child-facts.ts'
import { COUNTED_GAPS, gapOf } from '../registers/file-gaps.ts'
import { personWord, readingText, unknownOf } from './reading.ts'
import type { FigureDefinition, FigureReading } from './types.ts'

const enrolled: Predicate = { column: 'status', op: '=', value: 'enrolled' }

const population = (
  reading: ReadingKey,
  id: string,
  title: string,
  definition: string,
  extra?: Predicate,
  unknown?: Predicate,
): FigureDefinition => ({
  id,
  unit: '名',
  title,
  definition: `${definition}（${readingText(reading)}）。`,
  facts: 'children',
  filter: extra ? { all: [READINGS[reading].predicate, extra] } : READINGS[reading].predicate,
  measure: { of: 'rows' },
  ...(unknown ? { unknown } : {}),
})

const CARE: readonly [id: string, kind: CareKind, title: string, words: string][] = [
  ['grandparents', 'grandparents', '祖辈照看', '主要由祖辈照看'],
  ['relatives', 'relatives', '亲属照看', '主要由亲属照看'],
  ['teachers', 'teachers', '教师照看', '主要由教师照看'],
  ['parent', 'parent', '在家的父亲或母亲照看', '主要由在家的父亲或母亲照看'],
  ['other', 'other', '其他人照看', '主要由其他人照看'],
  // 不满16周岁不得独居: 未成年人保护法第21条.
  ['alone', 'alone', '独自居住', '登记为独自居住（未成年人保护法第21条：不满16周岁不得独居）'],
  ['unknown', 'unknown', '照看人待核实', '没有登记照看人'],
]
/** Who looks after them, one kind a child: `care.*` by the education reading everywhere, `care.state.*` by the state's. */
const care = (prefix: string, reading: FigureReading): FigureDefinition[] =>
  CARE.map(([id, kind, title, words]) =>
    population(
      reading,
      `${prefix}.${id}`,
      title,
      `截止日${words}的留守${personWord(reading)}，一人一类`,
      { column: 'careKind', op: '=', value: kind },
      kind === 'unknown' || prefix === 'care.state'
        ? undefined
        : { all: [READINGS[reading].predicate, { column: 'careKind', op: '=', value: 'unknown' }] },
    ),
  )

/** 照看人、谁外出或出生日期. */
const anyOf = (words: readonly string[]): string => `${words.slice(0, -1).join('、')}或${words.at(-1) ?? ''}`

/** Of whom everything else tells: what a summary shows first. */
export const BASE_FIGURE = 'left-behind.education'

/** Children at a date (summaries §8). */
export const childFigures = (reading: FigureReading): readonly FigureDefinition[] => {
  const who = `留守${personWord(reading)}`
  const own = READINGS[reading].predicate
  const file = (id: string, title: string, lacks: string, extra: Predicate) => ({
    ...population(reading, id, title, `截止日${lacks}的${who}的档案`, extra),
    unit: '份',
  })
  const of = (id: string, title: string, definition: string, extra: Predicate, unknown?: Predicate) =>
    population(reading, id, title, definition, extra, unknown)
  return [
    {
      id: 'pupils',
      unit: '名',
      title: '在校学生',
      definition:
        '截止日在籍在校的全部学生；花名册只列留守学生的班按填报的在校人数计，没有填报的班数不出来，本数和占比都不出。',
      facts: 'children',
      filter: enrolled,
      measure: { of: 'rows' },
      unlisted: true,
    },
    ...(['education', 'state', 'county'] as const).map((key) =>
      population(
        key,
        `left-behind.${key}`,
        `留守${key === 'education' ? '学生' : '儿童'}（${READINGS[key].name}）`,
        `截止日的留守${key === 'education' ? '学生' : '儿童'}`,
        undefined,
        unknownOf(key),
      ),
    ),
    {
      id: 'left-behind.share',
      unit: '%',
      title: '留守学生占在校学生',
      definition: `留守学生占同一范围在校学生的百分比（${readingText('education')}）；乡镇全龄口径不出占比，各级都按教育部门口径。`,
      facts: 'children',
      filter: READINGS.education.predicate,
      measure: { of: 'share', part: 'left-behind.education', whole: 'pupils' },
      unknown: unknownOf('education'),
    },
    of('left-behind.both-away', '父母双方外出', `截止日父母双方都外出的${who}`, BOTH_AWAY),
    of('left-behind.one-away', '一方外出', `截止日只有一方外出的${who}`, ONE_AWAY),
    of(
      'left-behind.who-unknown',
      '没写谁外出',
      `截止日只在留守儿童名单上、没有写父母谁外出的${who}`,
      gapOf('who').predicate,
    ),
    of(
      'left-behind.girls',
      reading === 'education' ? '留守女生' : '留守女童',
      `截止日的${who}中的女生，性别不详的不计`,
      { column: 'sex', op: '=', value: 'female' },
      { all: [own, { column: 'sex', op: '=', value: 'unknown' }] },
    ),
    of(
      'left-behind.boarding',
      `寄宿的${who}`,
      `截止日登记为寄宿的${who}`,
      { column: 'boarder', op: '=', value: true },
      { all: [own, { column: 'boarder', is: 'null' }] },
    ),
    ...care('care', 'education'),
    ...care('care.state', 'state').map((figure) => ({ ...figure, toldBy: 'state' as const })),
    {
      // What a township tells by one number (S2B.3).
      ...population(
        'state',
        'care.state.entrusted',
        '托付亲属和教师照看',
        `截止日主要由亲属或教师照看的留守${personWord('state')}，一人一次`,
        { column: 'careKind', op: 'in', value: ['relatives', 'teachers'] },
      ),
      toldBy: 'state' as const,
    },
    {
      id: 'files.open',
      unit: '份',
      title: '在册档案',
      definition: '截止日在册的儿童档案（不论是否留守），一人一份，离开者不计。',
      facts: 'children',
      filter: { column: 'status', op: 'in', value: ['enrolled', 'village'] },
      measure: { of: 'rows' },
    },
    file('files.gaps', '缺项档案', `缺${anyOf(COUNTED_GAPS.map((gap) => gap.figure.short))}`, {
      any: COUNTED_GAPS.map((gap) => gap.predicate),
    }),
    ...COUNTED_GAPS.map((gap) =>
      file(`files.gaps.${gap.key}`, `缺${gap.figure.short}`, gap.figure.lacks, gap.predicate),
    ),
  ]
}
