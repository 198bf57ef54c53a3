import { censusSignOff } from '../duties/census-sign-off.ts'
import { APART } from '../registers/roll-compare.ts'
import type { DerivedFigure, DerivedInput } from './derived-figure.ts'
import type { FigureDefinition, FigureFace } from './types.ts'

const face = (id: string, unit: string, title: string, definition: string): FigureFace => ({
  id,
  unit,
  title,
  definition,
})

const UNITS = [
  ['class', false, face('census.classes', '个', '要签核的班', '现在有的班，每学期逐人核对名册并签核。')],
  ['class', true, face('census.signed.classes', '个', '签核了名册的班', '到截止日签核了本学期名册、没有重开的班。')],
  ['village', false, face('census.villages', '个', '要签核的村（居）', '现在有的村（居），每学期逐人核对名册并签核。')],
  [
    'village',
    true,
    face('census.signed.villages', '个', '签核了名册的村（居）', '到截止日签核了本学期名册、没有重开的村（居）。'),
  ],
] as const

/** Classes that signed after the day on which it was due: the duty's own answer (S2A.3). */
export const SIGNED_LATE: FigureDefinition = {
  id: 'census.late.classes',
  unit: '个',
  title: '逾期补签的班',
  definition: '期内到期的摸排签核中，过了应签核的日子才签核的班。',
  facts: 'duties',
  filter: {
    all: [
      { column: 'rule', op: '=', value: censusSignOff.key },
      { column: 'state', op: '=', value: 'met-late' },
      { column: 'classId', is: 'not-null' },
    ],
  },
  measure: { of: 'distinct', column: 'subjectId' },
}

const BY = '按本学期村、班签核的名册逐人比，对方还没有签核的不比'
const SORTS = [
  [
    ['same', 'differs'],
    face('census.both', '名', '村、校名册都有的', `村和班签核的名册上都有的孩子，一人一次（${BY}）。`),
  ],
  [['differs'], face('census.differs', '名', '村、校名册说得不一样的', `两份名册上都有、情况不一样的孩子（${BY}）。`)],
  [
    ['village-only'],
    face('census.village-only', '名', '只在村名册上的', `村签核的名册上有、班签核的名册上没有的孩子（${BY}）。`),
  ],
  [
    ['school-only'],
    face('census.school-only', '名', '只在校名册上的', `班签核的名册上有、村签核的名册上没有的孩子（${BY}）。`),
  ],
  [
    ['same', 'differs', 'village-only'],
    face('census.by-villages', '名', '村名册上的', `村签核的名册上的孩子，一人一次（${BY}）。`),
  ],
  [
    ['same', 'differs', 'school-only'],
    face('census.by-classes', '名', '校名册上的', `班签核的名册上的孩子，一人一次（${BY}）。`),
  ],
] as const

const WHY = [
  [
    APART.noSchool,
    face('census.village-only.no-school', '名', '只在村名册上、本县没有学籍的', '学龄前，或者不在本县的学校。'),
  ],
  [APART.otherSchool, face('census.village-only.elsewhere', '名', '只在村名册上、在外镇上学的', '学校不在本乡镇。')],
  [APART.otherVillage, face('census.school-only.elsewhere', '名', '只在校名册上、住在外镇的', '住的村不在本乡镇。')],
  [
    APART.noVillage,
    face('census.school-only.no-village', '名', '只在校名册上、没有写村的', '档案里没有写住在哪个村。'),
  ],
] as const

const SINCE =
  '与上学期签核的名册逐人比，两个学期各班（村）都签核了才比；学校按教育部门口径，村和乡镇按村的名册、国发〔2016〕13号口径'
const MOVED = [
  ['in', face('census.in', '名', '签核名册新增', `上学期签核时不算、本学期签核时算留守的孩子（${SINCE}）。`)],
  ['out', face('census.out', '名', '签核名册减少', `上学期签核时算、本学期签核时不算留守的孩子（${SINCE}）。`)],
] as const

export const CENSUS: readonly FigureFace[] = [
  ...UNITS.map(([, , of]) => of),
  ...SORTS.map(([, of]) => of),
  ...WHY.map(([, of]) => of),
  ...MOVED.map(([, of]) => of),
]

/** Who has signed the roll of the term, and how the rolls of villages and schools agree (S2A.3, S2B.1, S4.1; decision 053). */
export const censusFigures = ({ census }: DerivedInput): DerivedFigure[] => {
  const { compared, moved } = census
  return [
    ...UNITS.map(([kind, signed, of]) => ({
      ...of,
      rows: census.units
        .filter((unit) => unit.kind === kind && (!signed || unit.signedOn !== null))
        .map((unit) => ({
          childId: null,
          text: unit.signedOn === null ? `${unit.name}：还没签核` : `${unit.name}：${unit.signedOn}签核`,
        })),
    })),
    ...(compared === null
      ? []
      : SORTS.map(([sorts, of]) => ({
          ...of,
          rows: compared
            .filter((one) => (sorts as readonly string[]).includes(one.sort))
            .map((one) => ({ childId: one.id, text: one.what.join('；') })),
        }))),
    ...(compared === null
      ? []
      : WHY.map(([why, of]) => ({
          ...of,
          rows: compared.filter((one) => one.what[0] === why).map((one) => ({ childId: one.id, text: why })),
        }))),
    ...(moved === null
      ? []
      : MOVED.map(([sort, of]) => ({
          ...of,
          rows: moved.filter((one) => one.sort === sort).map((one) => ({ childId: one.id, text: of.title })),
        }))),
  ]
}
