import { addDays, weekday } from '../../domain/kit/dates.ts'
import type { Relation } from '../../domain/registers/child-facts.ts'
import { nameOf } from './worked-school.ts'

/**
 * The township of the essays (S2B; summaries §5): 193 files, of which 154 grandparents, 27 relatives and 12 teachers look after:
 * 154 + 27 + 12 = 193; 154 ÷ 193 = 79.8 %, 39 ÷ 193 = 20.2 %. 170 stand on the rolls of classes, 186 on those of villages: 163 on both, 7 on a
 * class's alone (their homes lie in another township), 23 on a village's alone (not yet at school).
 */
export type TownChild = { no: number; name: string; village: string | null; class: string | null; care: Care }
type Care = 'grandparents' | 'relatives' | 'teachers'

const CARER: Record<Care, readonly [relation: string, code: Relation]> = {
  grandparents: ['奶奶', 'grandmother'],
  relatives: ['姑姑', 'aunt'],
  teachers: ['老师', 'teacher'],
}

export const TOWN_PLACES = [
  { kind: 'village' as const, code: 'V3', name: '油茶坡村', parentCode: 'T' },
  { kind: 'village' as const, code: 'V4', name: '石板村', parentCode: 'T' },
  { kind: 'village' as const, code: 'V5', name: '新街村', parentCode: 'T' },
]
export const TOWN_VILLAGES = ['V1', 'V2', 'V3', 'V4', 'V5'] as const
/** Roll by roll: 84 + 60 + 38 + 2 + 2 = 186; of them at school 80 + 50 + 29 + 2 + 2 = 163. */
export const ON_VILLAGE_ROLLS = { V1: 84, V2: 60, V3: 38, V4: 2, V5: 2 }
/** 60 + 50 + 60 = 170. */
export const ON_CLASS_ROLLS = { C31: 60, C32: 50, D31: 60 }

const VILLAGE_NAMES: Record<string, string> = {
  V1: '河湾村',
  V2: '大坪村',
  V3: '油茶坡村',
  V4: '石板村',
  V5: '新街村',
}

/** The 7 from outside first, then the villages' 163. */
const villageOf = (i: number): string | null =>
  i < 7 ? null : i < 87 ? 'V1' : i < 137 ? 'V2' : i < 166 ? 'V3' : i < 168 ? 'V4' : 'V5'
const classOf = (i: number) => (i < 60 ? 'C31' : i < 110 ? 'C32' : 'D31')
/** Of the pupils 135 + 23 + 12 = 170. */
const careOf = (i: number): Care => (i < 135 ? 'grandparents' : i < 158 ? 'relatives' : 'teachers')

export const TOWN_PUPILS: readonly TownChild[] = Array.from({ length: 170 }, (_, no) => ({
  no,
  name: nameOf(no),
  village: villageOf(no),
  class: classOf(no),
  care: careOf(no),
}))

/** 23 below school age: 4 of V1, 10 of V2, 9 of V3; grandparents look after 19, relatives after 4. */
export const TOWN_LITTLE: readonly TownChild[] = Array.from({ length: 23 }, (_, i) => ({
  no: 170 + i,
  name: nameOf(170 + i),
  village: i < 4 ? 'V1' : i < 14 ? 'V2' : 'V3',
  class: null,
  care: i < 19 ? 'grandparents' : 'relatives',
}))

/** A school's list of pupils left behind, as its clerk would hand it in. */
export const townList = (classes: readonly string[]): string => {
  const words: Record<string, string> = { C31: '三(1)班', C32: '三(2)班', D31: '三(1)班' }
  return [
    '姓名,性别,出生日期,班级,家庭住址,父亲姓名,父亲务工地点,父亲外出时间,母亲姓名,母亲务工地点,母亲外出时间,监护人,与学生关系',
    ...TOWN_PUPILS.filter((c) => classes.includes(c.class ?? '')).map((c) => {
      const birth = `2017-${String((c.no % 8) + 1).padStart(2, '0')}-${String((c.no % 28) + 1).padStart(2, '0')}`
      const home = c.village ? VILLAGE_NAMES[c.village] : '外镇'
      return `${c.name},${c.no % 2 ? '女' : '男'},${birth},${words[c.class ?? '']},${home},${c.name}父,广东东莞,2025-03,${c.name}母,广东东莞,2025-03,${c.name}家,${CARER[c.care][0]}`
    }),
  ].join('\n')
}

/** What a village writes down of a child that goes to no school yet. */
export const littleOne = (c: TownChild) => ({
  name: c.name,
  sex: c.no % 2 ? ('female' as const) : ('male' as const),
  birth: `2022-${String((c.no % 8) + 1).padStart(2, '0')}-05`,
  villageCode: c.village ?? '',
  fatherName: `${c.name}父`,
  fatherState: 'away' as const,
  fatherSince: '2025-03',
  motherName: `${c.name}母`,
  motherState: 'away' as const,
  motherSince: '2025-03',
  carerName: `${c.name}家`,
  carerRelation: CARER[c.care][1],
})

const isHomeDay = (day: string) => weekday(day) === 2 || weekday(day) === 4
const homeDays = (from: string, to: string, off: readonly string[]): string[] => {
  const days: string[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) if (isHomeDay(day) && !off.includes(day)) days.push(day)
  return days
}
/** Tuesdays and Thursdays from 3 March to 25 June: 17 weeks, 34, without 5 May: 33. One was not held, on one day somebody was alone. */
export const HOME_SPRING = homeDays('2026-03-03', '2026-06-25', ['2026-05-05'])
export const HOME_SHUT = '2026-04-16'
export const HOME_ALONE = '2026-05-14'
/** 30 June and 2 July; 1 September to 24 December: 17 weeks, 34, without 1 and 6 October: 32. All held, with two. */
export const HOME_LATER = [
  ...homeDays('2026-06-30', '2026-07-02', []),
  ...homeDays('2026-09-01', '2026-12-24', ['2026-10-01', '2026-10-06']),
]

/** Nine agent mothers for eleven children: two of them have two. */
export const AGENT_MOTHERS = ['罗芳', '龙秀英', '杨素兰', '薛桂香', '贝玉珍', '石美华', '韦春燕', '蒙小兰', '岑玉莲']
/** Talked in April and May with all 11 (22), in June with the parents of 9; three children lived with them for a day (3). */
export const MOTHERS_OF = Array.from({ length: 11 }, (_, i) => AGENT_MOTHERS[i % 9] ?? '')
