import { gradeClassIn } from './title.ts'

/** 二（2）班→三（1）班, 由二2班升三1班: now is what stands behind. */
const BECAME = /^.*?(?:→|⇒|[-=]+>|>>|转[入到为至]?|升[入到为]?|调[入到至]|改为|变更?为)\s*(?=.)/
/** 2025-2026学年, 2025年秋季: no part of the class; 2023级 is. */
const YEAR = /^20\d\d(?:[-—~]\d{2,4})?(?:学年度?|年)(?:度?第[一二]学期|[上下]学期|[春秋]季?(?:学期)?)?(?=\D)/
/** （原二2班）, （32人）, （教室201）. */
const ASIDE = /[(（](?:原|曾|旧|教室|班主任|共?\d+\s*[人名])[^)）]*[)）]/g
/** What stands behind 班: a room, a teacher, boarding. */
const BEHIND =
  /(?<=班)[\s\-—,，、:：/]*(?:教室.*|班主任.*|\p{Script=Han}{1,4}老师|(?:寄宿|住校|内宿|走读)生?)$|(?<=班)\s*[-—]\s*\p{Script=Han}{2,4}$/u
const SCHOOL = /^\p{Script=Han}{1,12}(?:教学点|分校|校区|分部)(?=[一二三四五六七八九1-9]年?级?)/u

/** The text of a class's cell without what is told around the class. */
export const classText = (text: string): string => {
  if (text.length <= 3) return text
  const now = text.replace(BECAME, '')
  const current = now !== text && (gradeClassIn(now).grade !== null || gradeClassIn(now).label !== null) ? now : text
  return current
    .replace(YEAR, '')
    .replace(ASIDE, '')
    .replace(/[★☆※*●▲△]+/g, '')
    .replace(BEHIND, '')
    .replace(SCHOOL, '')
    .replace(/中队$/, '班')
    .replace(/^G(?=[1-9][-.]\d{1,2}$)/i, '')
    .replace(/^([12]\d)(?=级.*班)/, '20$1')
    .replace(TWICE, (whole, before: string | undefined, grade: string, label: string) =>
      before === undefined || gradeClassIn(before).grade === gradeClassIn(`${grade}年级`).grade
        ? `${grade}.${label}班`
        : whole,
    )
    .trim()
}

/** （3.2）班, (三·2)班, and with the grade before it once more: 三年级3.2班, 三年级（3-2）班. */
const TWICE =
  /^((?:小学|初中)?[一二三四五六七八九1-9]年级)?\s*(?:[(（【[]\s*)?([一二三四五六七八九1-9])[.．·、—_-]([12]?\d|[一二三四五六七八九十]{1,2})(?:\s*[)）】\]])?\s*班$/
