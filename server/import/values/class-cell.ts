import { gradeClassIn } from './title.ts'

/** 二（2）班→三（1）班, 由二2班升三1班, 三（1）班（并入三（2）班）: now is what stands behind. */
const BECAME =
  /^.*?(?:→|⇒|[-=]+>|>>|转[入到为至]?|升[入到为]?|调[入到至]|改为|变更?为|(?:合并|并|合|拆|分|编|插)[入到至为]|(?<=[班)）,，;；、\s(（])现(?:在)?[为是在编]?)\s*(?=.)/
/** 原三1班 and nothing of where the child is now: the grade holds, the class is asked for. */
const FORMER = /^(?:原|曾在?|旧|撤销的?|已撤(?:销|并)?的?)\s*(.+班)$/
/** 2025-2026学年, 2025年秋季: no part of the class; 2023级 is. */
const YEAR = /^20\d\d(?:[-—~]\d{2,4})?(?:学年度?|年)(?:度?第[一二]学期|[上下]学期|[春秋]季?(?:学期)?)?(?=\D)/
/** （原二2班）, （32人）, （教室201）. */
const ASIDE = /[(（](?:原|曾|旧|教室|班主任|共?\d+\s*[人名])[^)）]*[)）]/g
/** What stands behind 班: a room, a teacher, boarding. */
/** 三年级2班（32人）, 三（1）班 共32人, 三（1）班、: how many they are, and a mark left over. */
const COUNTED = /(?<=班)[\s(（]*共?\s*\d{1,3}\s*[人名]?\s*[)）]?$|[、。，,;；.]+$/
/** 二年级（石坝村小）, 六1（毕业）: where it is, and what kind. */
const AROUND =
  /[(（](?:\p{Script=Han}{1,10}(?:村小|小学|完小|教学点|校区|分校|校点)|毕业班?|寄宿班?|住校|走读班?|全托)[)）]$/u
/** 何静（三2班）. */
const LED = /^\p{Script=Han}{1,3}(?:\p{Script=Han}|老师|教师)[(（](.+班)[)）]$/u
/** 石坝村小 where a class is asked for: a place, not a class. */
const A_SCHOOL = /^\p{Script=Han}{2,10}(?:村小|村小学|教学点|完小|分校|校区)$/u
const BEHIND =
  /(?<=班)[\s\-—,，、:：/]*(?:教室.*|班主任.*|\p{Script=Han}{1,4}老师|(?:寄宿|住校|内宿|走读)生?)$|(?<=班)\s*[-—]\s*\p{Script=Han}{2,4}$/u
const SCHOOL = /^\p{Script=Han}{1,12}(?:教学点|分校|校区|分部|完小|完全小学|村小)(?=[一二三四五六七八九1-9]年?级?)/u

/** The text of a class's cell without what is told around the class. */
export const classText = (text: string): string => {
  const spaced = text.replace(/^([1-9])\s+(\d{1,2}班)$/, '$1.$2').replace(/^G([1-9])\s*C(\d{1,2})$/i, '$1.$2班')
  if (spaced.length <= 3) return spaced
  if (A_SCHOOL.test(spaced)) return ''
  const led = LED.exec(spaced)?.[1]
  const own = led !== undefined && gradeClassIn(led).grade !== null ? led : spaced
  const former = FORMER.exec(own)?.[1]
  const grade = former === undefined || BECAME.test(own) ? null : gradeClassIn(former).grade
  if (grade !== null) return `${grade}年级`
  // 三（2）班） out of brackets: the last one closes nothing.
  const now = own.replace(BECAME, '').replace(/^([^(（]*(?:[(（][^()（）]*[)）][^()（）]*)*)[)）]$/, '$1')
  const current = now !== own && (gradeClassIn(now).grade !== null || gradeClassIn(now).label !== null) ? now : own
  return current
    .replace(YEAR, '')
    .replace(ASIDE, '')
    .replace(/[★☆※*●▲△]+/g, '')
    .replace(COUNTED, '')
    .replace(AROUND, '')
    .replace(/(?<=班)\p{Script=Han}{1,4}(?:老师|教师)班$/u, '')
    .replace(/(?<=[)）])(?:寄宿|住校|走读|全托)(?=班$)/, '')
    .replace(/^复式班?([一二三四五六1-6]年级)$/, '$1复式班')
    .replace(BEHIND, '')
    .replace(SCHOOL, '')
    .replace(/中队$/, '班')
    .replace(/^G(?=[1-9][-.]\d{1,2}$)/i, '')
    .replace(/^([12]\d)(?=级.*班)/, '20$1')
    .replace(/^([小初])([12]\d)(?=级.*班)/, (_, kind: string, year: string) =>
      kind === '小' ? `小学20${year}` : `初中20${year}`,
    )
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
