import { type Period, type YearKind, yearOfTerm } from '../calendar/year.ts'
import { readingAt } from '../figures/reading.ts'
import type { FigureReading } from '../figures/types.ts'
import type { PlaceKind } from '../registers/place.ts'
import { type Actor, allowed, type Role } from '../roles.ts'
import { LEVELS, type Level } from './level.ts'

/** A genre's face: what the screens, the terminal and the contract know of it. Its sections stand in its own file. */
export type ReportFace = {
  kind: ReportKind
  title: string
  /** Of what places it is written. */
  placeKinds: readonly PlaceKind[]
  /** What is said where another place was chosen. */
  placeFault: string
  /** By which year it is written, where it is written for one. */
  year: YearKind
  /** For whom it may be written. */
  levels: readonly Level[]
  /** By which reading it counts, where that is not the one of its place: a central school's paper is written of a township and tells of pupils. */
  reading?: FigureReading
  /** So many characters at most (summaries §4); not given: as long as it takes. */
  most?: number
  /** How many characters its text usually runs to (summaries §4); tables and 数据说明 apart. */
  usual?: readonly [least: number, most: number]
  /** Who may write it and who may issue it, of those whose role may at all (domain/roles.ts). */
  write: readonly Role[]
  issue: readonly Role[]
}

/** The kinds of outside.md, S1 to S5 of summaries §5, the plan that comes of a term and the bulletin of one record. The first of a kind of place is its usual one. */
export const REPORT_KINDS = [
  'school-summary',
  'township-summary',
  'central-school-summary',
  'subdistrict-summary',
  'head-teacher-summary',
  'class-summary',
  'plan',
  'bulletin',
] as const
export type ReportKind = (typeof REPORT_KINDS)[number]

const OFFICE = ['county-office', 'township-officer'] as const
/** S2B is a township's women's federation's own paper. */
const TOWNSHIP = [...OFFICE, 'federation-officer'] as const
const SCHOOL_OFFICE = ['principal', 'dean'] as const
/** A class's paper is its head teacher's own; whoever leads the school may write it where a class has nobody. */
const CLASS = ['head-teacher', ...SCHOOL_OFFICE] as const

const TOWNSHIP_FAULT = '要选一个乡镇或街道。'

export const REPORT_FACES: Readonly<Record<ReportKind, ReportFace>> = {
  'school-summary': {
    kind: 'school-summary',
    usual: [1500, 2500],
    year: 'school-year',
    levels: LEVELS,
    title: '学校工作总结',
    placeKinds: ['school'],
    placeFault: '学校工作总结要选一所学校。',
    write: [...OFFICE, ...SCHOOL_OFFICE],
    issue: ['county-office', ...SCHOOL_OFFICE],
  },
  'township-summary': {
    kind: 'township-summary',
    usual: [2500, 4000],
    year: 'year',
    levels: LEVELS,
    title: '乡镇工作总结',
    placeKinds: ['township'],
    placeFault: `乡镇工作总结${TOWNSHIP_FAULT}`,
    write: TOWNSHIP,
    issue: TOWNSHIP,
  },
  'central-school-summary': {
    kind: 'central-school-summary',
    usual: [2500, 3500],
    reading: 'education',
    year: 'school-year',
    levels: LEVELS,
    title: '镇中心学校工作总结',
    placeKinds: ['township'],
    placeFault: `镇中心学校工作总结写中心学校和所辖各校，${TOWNSHIP_FAULT}`,
    write: OFFICE,
    issue: OFFICE,
  },
  'subdistrict-summary': {
    kind: 'subdistrict-summary',
    usual: [1200, 2000],
    year: 'year',
    levels: LEVELS,
    title: '街道工作总结',
    placeKinds: ['township'],
    placeFault: `街道工作总结${TOWNSHIP_FAULT}`,
    write: OFFICE,
    issue: OFFICE,
  },
  'head-teacher-summary': {
    kind: 'head-teacher-summary',
    usual: [1500, 2500],
    year: 'school-year',
    levels: LEVELS,
    title: '班主任工作总结',
    placeKinds: ['class'],
    placeFault: '班主任工作总结要选一个班。',
    write: CLASS,
    issue: CLASS,
  },
  'class-summary': {
    kind: 'class-summary',
    usual: [1800, 3000],
    year: 'school-year',
    levels: LEVELS,
    title: '寄宿班工作总结',
    placeKinds: ['class'],
    placeFault: '寄宿班工作总结要选一个班。',
    write: CLASS,
    issue: CLASS,
  },
  plan: {
    kind: 'plan',
    year: 'school-year',
    levels: ['internal', 'upward'],
    title: '工作计划',
    placeKinds: ['school', 'township'],
    placeFault: '工作计划要选一所学校或一个乡镇（街道）。',
    write: [...TOWNSHIP, ...SCHOOL_OFFICE],
    issue: [...TOWNSHIP, ...SCHOOL_OFFICE],
  },
  bulletin: {
    kind: 'bulletin',
    year: 'year',
    levels: LEVELS,
    most: 800,
    title: '简报',
    placeKinds: ['school', 'township', 'class'],
    placeFault: '简报要选一所学校、一个班或一个乡镇（街道）。',
    write: [...TOWNSHIP, ...CLASS],
    issue: [...TOWNSHIP, ...SCHOOL_OFFICE],
  },
}

/** By which reading a paper of this kind counts at a place. */
export const readingOfPaper = (face: Pick<ReportFace, 'reading'>, place: PlaceKind): FigureReading =>
  face.reading ?? readingAt(place)

export const faceOf = (kind: string): ReportFace | null =>
  Object.values(REPORT_FACES).find((face) => face.kind === kind) ?? null

/** The term asked for, or the year that it lies in, as the genre counts years. */
export const spanAsked = (kind: string, term: string, period: Period = 'term'): string =>
  period === 'year' ? yearOfTerm(faceOf(kind)?.year ?? 'school-year', term) : term

/** May the actor write or issue this kind of report? Where, is asked apart. The operator of the machine may everything. */
export const mayOfKind = (actor: Pick<Actor, 'role' | 'via'>, action: 'write' | 'issue', kind: string): boolean =>
  allowed(actor, `report.${action}`) &&
  (actor.via === 'operator' || (faceOf(kind)?.[action].includes(actor.role) ?? false))
