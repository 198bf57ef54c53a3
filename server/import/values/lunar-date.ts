import { lunarWords } from '../../../domain/registers/birthday.ts'

/**
 * 2016年八月十五: a month and a day in words, the day without 日, are how the lunar calendar is written; which day of the other one is
 * meant only the family knows. Asked about rather than taken for 15 August.
 */
export const lunarAlone = (text: string): boolean =>
  /^\d{4}年?(?:闰?[正一二三四五六七八九十冬腊]{1,2}月)(?:初[一二三四五六七八九十]|[十廿][一二三四五六七八九]|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])$/.test(
    text.replace(/\s/g, ''),
  )

const BESIDE =
  /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?[,，(（]?(?:农历|阴历|旧历|古历)([正一二三四五六七八九十冬腊]{1,2}月)([初一二三四五六七八九十廿]{1,3})[)）]?$/

/** 腊月廿三 whichever way it is written: 十二月二十三. */
const alike = (words: string): string =>
  words
    .replace(/^十一月/, '冬月')
    .replace(/^十二月/, '腊月')
    .replace(/^一月/, '正月')
    .replace(/二十(?=[一二三四五六七八九])/, '廿')

/** 2016年9月15日（农历八月十五）: the day before the bracket, where the two are the same day; null where nothing like it stands there. */
export const besideLunar = (text: string): string | null => {
  const found = BESIDE.exec(text.normalize('NFKC').replace(/\s/g, ''))
  if (!found) return null
  const [, y, m, d, month, day] = found
  const on = `${y}-${m?.padStart(2, '0')}-${d?.padStart(2, '0')}`
  const words = lunarWords(on, 'lunar')
  return words !== null && words === alike(`${month}${day}`) ? on : null
}
