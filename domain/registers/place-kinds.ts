import type { PlaceKind } from './place.ts'

/** What may stand below what, the usual first: a school hangs on a township or county, a class on a school. */
export const MAY_STAND: Record<PlaceKind, readonly PlaceKind[]> = {
  county: [],
  township: ['county'],
  village: ['township'],
  school: ['township', 'county'],
  class: ['school'],
}

export const KIND_NAMES: Record<PlaceKind, string> = {
  county: '县',
  township: '乡镇',
  village: '村',
  school: '学校',
  class: '班级',
}
