import { nightCheckDuty } from '../../duties/night-check.ts'
import { noonDuty } from '../../duties/noon-duty.ts'
import { type Inline, line } from '../kit/doc.ts'
import type { Pen } from '../kit/pen.ts'
import { registerPart } from '../kit/register-part.ts'
import { nothingOf } from './small-groups.ts'

const idsOf = (rule: string) => ({ due: `${rule}.due`, met: `${rule}.met`, missed: `${rule}.missed` })
const night = idsOf(nightCheckDuty.key)
const noon = idsOf(noonDuty.key)

/** Boarding (S3.6, S3.7; summaries §5 S3): how many sleep where, nights owed and looked through, what was noted; silent without a dormitory. */
const nights = (pen: Pen): Inline[] => {
  const { n, f, voice } = pen
  // A dormitory is the school's: its nights are counted there, what was noted of a class's children in the class too (S3.7).
  if (pen.input.placeKind === 'class') return noted(pen)
  if (nothingOf(pen, ['dormitories', night.due, 'night-check.held'])) return []
  const has =
    n('dormitories') > 0
      ? line`有宿舍${f('dormitories')}处，住${voice.person}${f('dormitory.children')}名`
      : line`宿舍期末已经不住`
  if (n(night.due) === 0) return line`${has}，期内没有到期的查铺。${noted(pen)}`
  const owed = line`${has}；上学日的前一晚应查铺${f(night.due)}晚次`
  if (n(night.met) === 0) return line`${owed}。本学期系统中没有查铺记录，无法说明完成情况。`
  if (n(night.missed) === 0) return line`${owed}，每晚都有记录。${noted(pen)}`
  return line`${owed}，有记录的${f('night.checks')}晚次，没有记录的${f(night.missed)}晚次。${noted(pen)}`
}

const noted = ({ n, f }: Pen): Inline[] =>
  n('night.notes') > 0 ? line`夜里记下不在、不舒服、咳嗽、踢被、想家共${f('night.notes')}人次。` : []

/** Noons (S2A.12; summaries §5 S2A): owed by the rosters, held with a teacher, how many children came; silent without a roster. */
const noons = (pen: Pen): Inline[] => {
  const { n, f, voice } = pen
  if (nothingOf(pen, [noon.due, 'lunch.sessions'])) return []
  if (n(noon.due) === 0) return line`中午在校的${voice.person}，记有教师陪着辅导${f('lunch.sessions')}次${came(pen)}。`
  const owed = line`中午在校吃饭的${voice.person}，按值班表应有教师陪着辅导${f(noon.due)}次`
  if (n(noon.met) === 0) return line`${owed}。本学期系统中没有午间记录，无法说明完成情况。`
  if (n(noon.missed) === 0) return line`${owed}，次次有记录${came(pen)}。`
  return line`${owed}，有记录的${f(noon.met)}次，没有记录的${f(noon.missed)}次${came(pen)}。`
}

const came = ({ n, f, voice }: Pen): Inline[] =>
  n('lunch.children') > 0 ? line`，涉及${voice.person}${f('lunch.children')}名` : []

/** What a summary says of the nights of dormitories (night-check). */
export const nightsPart = registerPart({
  rule: nightCheckDuty.key,
  heading: '寄宿照料',
  told: nights,
  noun: '夜里查铺',
  unit: '晚次',
  each: '逐晚',
  recorded: ({ n }) => n(night.met) > 0,
  theme: '夜里查铺有缺',
  facts: ({ f }) => line`上学日的前一晚没有查铺记录的${f(night.missed)}晚次。`,
  plan: ({ voice }, by) =>
    line`针对夜里查铺的缺口，由${voice.office}在${by(1)}前排出每处宿舍每晚查铺的人和替班的人，以每晚有记录为准。`,
})

/** What a summary says of the noons of rosters (noon-duty). */
export const noonsPart = registerPart({
  rule: noonDuty.key,
  heading: '午间辅导',
  told: noons,
  noun: '午间值班',
  unit: '次',
  each: '逐日',
  recorded: ({ n }) => n(noon.met) > 0,
  theme: '午间值班有缺',
  facts: ({ f }) => line`上学的中午没有值班记录的${f(noon.missed)}次。`,
  plan: ({ voice }, by) =>
    line`针对午间值班的缺口，由${voice.office}在${by(1)}前排好每天中午的老师和替班的人，以每个中午有记录为准。`,
})
