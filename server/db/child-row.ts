import type {
  CareKind,
  ChildFacts,
  Hukou,
  InReason,
  OutReason,
  ParentState,
  Relation,
  Sex,
} from '../../domain/registers/child-facts.ts'

/** A row of child_facts as the database holds it. */
export type FactsRow = {
  id: string
  child_id: string
  from_on: string
  until_on: string | null
  status: ChildFacts['status']
  in_reason: InReason | null
  out_reason: OutReason | null
  school_id: number | null
  class_id: number | null
  village_id: number | null
  grade: number | null
  household_id: string
  sex: Sex
  birth: string | null
  boarder: boolean | null
  hukou: Hukou
  father_state: ParentState
  father_place: string | null
  father_since: string | null
  father_incapable: boolean | null
  mother_state: ParentState
  mother_place: string | null
  mother_since: string | null
  mother_incapable: boolean | null
  care_kind: CareKind
  care_relation: Relation | null
}

/** Column of child_facts for each key of ChildFacts; the one place where the two meet. */
export const FACT_COLUMNS: Record<Exclude<keyof ChildFacts, 'childId'>, keyof FactsRow> = {
  fromOn: 'from_on',
  untilOn: 'until_on',
  status: 'status',
  inReason: 'in_reason',
  outReason: 'out_reason',
  schoolId: 'school_id',
  classId: 'class_id',
  villageId: 'village_id',
  grade: 'grade',
  householdId: 'household_id',
  sex: 'sex',
  birth: 'birth',
  boarder: 'boarder',
  hukou: 'hukou',
  fatherState: 'father_state',
  fatherPlace: 'father_place',
  fatherSince: 'father_since',
  fatherIncapable: 'father_incapable',
  motherState: 'mother_state',
  motherPlace: 'mother_place',
  motherSince: 'mother_since',
  motherIncapable: 'mother_incapable',
  careKind: 'care_kind',
  careRelation: 'care_relation',
}

export const FACT_KEYS = Object.keys(FACT_COLUMNS) as (keyof typeof FACT_COLUMNS)[]

export const FACTS_SELECT = ['id', 'child_id', ...Object.values(FACT_COLUMNS)].join(', ')

export const factsOf = (r: FactsRow): ChildFacts => ({
  childId: r.child_id,
  fromOn: r.from_on,
  untilOn: r.until_on,
  status: r.status,
  inReason: r.in_reason,
  outReason: r.out_reason,
  schoolId: r.school_id,
  classId: r.class_id,
  villageId: r.village_id,
  grade: r.grade,
  householdId: r.household_id,
  sex: r.sex,
  birth: r.birth,
  boarder: r.boarder,
  hukou: r.hukou,
  fatherState: r.father_state,
  fatherPlace: r.father_place,
  fatherSince: r.father_since,
  fatherIncapable: r.father_incapable,
  motherState: r.mother_state,
  motherPlace: r.mother_place,
  motherSince: r.mother_since,
  motherIncapable: r.mother_incapable,
  careKind: r.care_kind,
  careRelation: r.care_relation,
})

/** Facts (or some of them) as columns to write. */
export const factColumns = (facts: Partial<ChildFacts>): Record<string, unknown> =>
  Object.fromEntries(FACT_KEYS.filter((k) => k in facts).map((k) => [FACT_COLUMNS[k], facts[k] ?? null]))
