/**
 * Where a parent is. `away`: lives and works elsewhere (外出务工). `listed`: a list of left-behind children named the child and did
 * not write who is away. `none`: never known to the register.
 */
export type ParentState = 'home' | 'away' | 'listed' | 'dead' | 'lost' | 'prison' | 'other' | 'unknown' | 'none'

/** Who looks after the child day by day (dossier §2, careType). */
export type CareKind = 'grandparents' | 'relatives' | 'teachers' | 'parent' | 'alone' | 'other' | 'unknown'

export type Hukou = 'rural' | 'urban' | 'unknown'
export type Sex = 'male' | 'female' | 'unknown'

export const RELATIONS = [
  'grandfather',
  'grandmother',
  'maternal-grandfather',
  'maternal-grandmother',
  'uncle',
  'aunt',
  'relative',
  'teacher',
  'father',
  'mother',
  'other',
] as const
export type Relation = (typeof RELATIONS)[number]

/** Why a child came onto, or went off, a class or the register (summaries §3.1). */
export type InReason = 'enrolled' | 'transferred' | 'first-count' | 'returned'
export type OutReason = 'graduated' | 'transferred' | 'moved-away' | 'dropped-out' | 'died' | 'mistake'

/**
 * One span of a child's life in which nothing that a figure or a duty asks has changed: the row of the fact list
 * “children at a date”. `fromOn` is inclusive, `untilOn` exclusive (null = still so). Exactly one span of a child holds at
 * any date from its first enrolment on. Names, phones and numbers are not here.
 */
export type ChildFacts = {
  childId: string
  fromOn: string
  untilOn: string | null
  /** `enrolled` on a school's roll; `village`: known to the village only (pre-school, elsewhere at school); `left`: gone. */
  status: 'enrolled' | 'village' | 'left'
  inReason: InReason | null
  outReason: OutReason | null
  schoolId: number | null
  classId: number | null
  villageId: number | null
  /** 1–9, null outside compulsory education or unknown. */
  grade: number | null
  householdId: string
  sex: Sex
  /** `YYYY-MM-DD`, `YYYY-MM` or null. */
  birth: string | null
  boarder: boolean | null
  hukou: Hukou
  fatherState: ParentState
  fatherPlace: string | null
  /** `YYYY[-MM[-DD]]`; null = unknown since when (counts as away long enough, and is counted as unknown). */
  fatherSince: string | null
  /** The parent at home has no guardianship capacity (serious illness, severe disability …); null = not known, counts as capable. */
  fatherIncapable: boolean | null
  motherState: ParentState
  motherPlace: string | null
  motherSince: string | null
  motherIncapable: boolean | null
  careKind: CareKind
  careRelation: Relation | null
}
