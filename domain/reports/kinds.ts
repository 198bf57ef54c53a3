import type { PlaceKind } from '../registers/place.ts'
import { type Actor, allowed, type Role } from '../roles.ts'

/** A genre's face: what the screens, the terminal and the contract know of it. Its sections stand in its own file. */
export type ReportFace = {
  kind: ReportKind
  title: string
  /** Of what place it is written. */
  placeKind: PlaceKind
  /** What is said where another place was chosen. */
  placeFault: string
  /** Who may write it and who may issue it, of those whose role may at all (domain/roles.ts). */
  write: readonly Role[]
  issue: readonly Role[]
}

export const REPORT_KINDS = ['school-summary', 'township-summary'] as const
export type ReportKind = (typeof REPORT_KINDS)[number]

export const REPORT_FACES: Readonly<Record<ReportKind, ReportFace>> = {
  'school-summary': {
    kind: 'school-summary',
    title: '学校工作总结',
    placeKind: 'school',
    placeFault: '学校工作总结要选一所学校。',
    write: ['county-office', 'township-officer', 'principal', 'dean'],
    issue: ['county-office', 'principal', 'dean'],
  },
  'township-summary': {
    kind: 'township-summary',
    title: '乡镇（街道）工作总结',
    placeKind: 'township',
    placeFault: '乡镇（街道）工作总结要选一个乡镇或街道。',
    write: ['county-office', 'township-officer'],
    issue: ['county-office', 'township-officer'],
  },
}

export const faceOf = (kind: string): ReportFace | null =>
  Object.values(REPORT_FACES).find((face) => face.kind === kind) ?? null

/** May the actor write or issue this kind of report? Where, is asked apart. The operator of the machine may everything. */
export const mayOfKind = (actor: Pick<Actor, 'role' | 'via'>, action: 'write' | 'issue', kind: string): boolean =>
  allowed(actor, `report.${action}`) &&
  (actor.via === 'operator' || (faceOf(kind)?.[action].includes(actor.role) ?? false))
