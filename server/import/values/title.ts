import { classLabel, readGradeClass } from '../../../domain/registers/class-name.ts'
import { simplify } from '../headings/simplify.ts'
import { yearOfEntry } from './grade.ts'

const LEADING =
  /^(?:[（(]?\d{4}\s*[-—–~至/]?\s*(?:\d{2,4})?\s*(?:学年度?|年度?|级)?[）)]?)?(?:[（(]?(?:第[一二12]学期|上学期|下学期|春季?学期|秋季?学期|春季|秋季|春|秋)[）)]?)?/
const SCHOOL =
  /[\p{Script=Han}A-Za-z0-9（）()·]*?(?:九年一贯制学校|中心小学校|中心小学|中心学校|中心校|实验小学|希望小学|民族小学|寄宿制学校|寄宿制小学|初级中学|第[一二三四五六]小学|小学校|小学|完小(?!学)|村小(?!学)|中学|教学点|学校|[一二三四五六]小(?!学)|[一二三四]中(?![学心])|附小(?!学)|附中(?!学))/u
/** Words of a title that are no part of a school's name. */
const NO_NAME = /花名|名册|登记|统计|台账|留守|学年|学期|年度|义务教育|中小学|^(?:农村|全镇|全县|各|本|我|[）)])/

/** A school's name out of a title, a line 填报单位：… or a line 学校：…, as written; null when the text names none. */
export const schoolIn = (text: string): string | null => {
  const s = simplify(text)
  // Compared in Simplified, kept as written.
  return s.length === text.length ? nameIn(s, (at, length) => text.slice(at, at + length)) : nameIn(text)
}

const nameIn = (text: string, written = (at: number, length: number) => text.slice(at, at + length)): string | null => {
  const labelled =
    /(?:填报单位|填表单位|报送单位|上报单位|填报学校|单位|学校名称|学校|校名)\s*(?:[(（](?:盖章|公章|章)[)）])?\s*[:：]\s*([^\s(（:：,，;；]+)/d.exec(
      text,
    )
  if (labelled?.[1] !== undefined && labelled.indices?.[1]) {
    const length = SCHOOL.exec(labelled[1])?.[0].length ?? (/[学校园点]$/.test(labelled[1]) ? labelled[1].length : 0)
    return length === 0 ? null : written(labelled.indices[1][0], length)
  }
  // The whole line first; then what stands between brackets and strokes: 花名册（青石小学）.
  const whole = [...text].some((c) => /\s/.test(c)) ? null : text
  const packed = whole ?? text.replace(/\s+/g, '')
  for (const part of [packed, ...text.split(/[（）()【】\s:：—－]+/)]) {
    const bare = part.replace(/^附件\s*\d*[:：]?/, '').replace(LEADING, '')
    const found = SCHOOL.exec(bare)
    if (!found || !isSchool(found[0], bare.slice(found.index + found[0].length))) continue
    const at = text.indexOf(found[0])
    return at < 0 ? found[0] : written(at, found[0].length)
  }
  return null
}

const isSchool = (name: string, after: string): boolean =>
  name.length <= 24 &&
  !NO_NAME.test(name) &&
  (name.match(/[（(]/g)?.length ?? 0) === (name.match(/[）)]/g)?.length ?? 0) &&
  // 小学生花名册, 小学部…: a kind of pupil, no school.
  !/^(?:小学|中学|学校|小学校)$/.test(name) &&
  !/^生(?!活)/.test(after)

/** Grade and class out of a title or a sheet's name: 白鹭村小四年级（1）班, 三(1)班, 701班; 2023级1班 where `entry` is given. */
export const gradeClassIn = (
  text: string,
  entry?: { school: string | null; at: string },
): { grade: number | null; label: string | null } => {
  const t = text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/年級/g, '年级')
    // (三年级)(2)班; 年级:三班级:2, 班级:三.2.
    .replace(/[(]([一二三四五六七八九1-9]年级)[)](?=[(])/, '$1')
    .replace(/年级[:]([一二三四五六七八九1-9])(?:年级)?班级?[:](\d{1,2})班?/, '$1年级$2班')
    .replace(/班级[:]([一二三四五六七八九1-9])[.．·、—_-](\d{1,2})(?![\d班])/, '$1.$2班')
  // 一、二年级, 一至三年级, 4-6年级: of which grade a row is, the title does not say.
  if (/[一二三四五六七八九1-9][、和与及至到~—-][一二三四五六七八九1-9]年级/.test(t)) return { grade: null, label: null }
  const entered = /20\d{2}级[(]?(?:\d{1,2}|[一二三四五六七八九十])?[)]?班?/.exec(t)?.[0]
  if (entered && entry) {
    const read = readGradeClass(yearOfEntry(entered, entry))
    if (read.grade !== null) return read
  }
  // 青石小学3.2班, 三·2班, （3-2）班 (F7): a point or a stroke between grade and class.
  const [, years, number] =
    /(?<![\d.．])[(（第]?([一二三四五六七八九1-9])[.．·、—_-]([12]?\d|[一二三四五六七八九十]{1,2})[)）]?班/.exec(t) ??
    []
  if (years !== undefined && number !== undefined) return readGradeClass(`${years}.${number}班`)
  const named =
    /(?:初中?)?[一二三四五六七八九123456789](?:年级|级)?[(（【]?[一二三四五六七八九十\dA-Za-z]{0,3}[)）】]?班|(?:小学|初中)?[一二三四五六七八九1-9]年级|初[一二三123]|[1-9]0[1-9]班?/.exec(
      t.replace(/\d{4}(?:[-—~]\d{2,4})?(?:学年度?|年|级)?/g, ' '),
    )?.[0]
  if (named) {
    const read = readGradeClass(named.replace(/^小学/, ''))
    // 三年级学生花名册(1班).
    const behind = read.label === null ? /[(]([一二三四五六七八九\d]{1,2})班[)]/.exec(t)?.[1] : undefined
    if (read.grade !== null) return behind === undefined ? read : { ...read, label: classLabel(behind) }
  }
  const whole = readGradeClass(t)
  if (whole.grade !== null && t.length <= 8) return whole
  const label = /^[(（]?([一二三四五六七八九\d]{1,2})[)）]?班$/.exec(t)?.[1]
  return { grade: null, label: label ? classLabel(label) : null }
}
