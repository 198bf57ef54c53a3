import type { ParentState } from './child-facts.ts'

const STATE_WORDS: Record<ParentState, string> = {
  home: '在家',
  away: '外出',
  listed: '名单未写明是否外出',
  dead: '去世',
  lost: '联系不上',
  prison: '服刑',
  other: '另有情况',
  unknown: '情况不详',
  none: '没有登记',
}

/** 在家 · 外出 · 去世 … */
export const parentNow = (state: ParentState): string => STATE_WORDS[state]

/** 2026年3月起 of 2026-03; a year or a day in the same way. */
export const sinceWords = (since: string): string => {
  const [year, month, day] = since.split('-').map(Number)
  return `${year}年${month ? `${month}月` : ''}${day ? `${day}日` : ''}起`
}

/** 外出，2026年3月起 · 在家 · 去世 … for one parent. */
export const parentText = (state: ParentState, place: string | null, since: string | null): string =>
  state === 'away' ? `${place ?? '外出'}${since ? `，${sinceWords(since)}` : ''}` : STATE_WORDS[state]
