import type { Field } from './fields.ts'
import { flagHeading } from './flag-heading.ts'
import { bareHeading } from './simplify.ts'
import { AGENT, ATTRIBUTE, groupOwner, isPhone, phoneOwner, restOf, type Subject, subjectOf, wasBefore } from './who.ts'

const BRACKETS = /[(（【[][^)）】\]]*[)）】\]]/g

/** 省 | 市 | 县 under one heading. */
const DIVISION = /^(?:[省市县区]|省市|县[市区])$/

const EXACT: [RegExp, Field][] = [
  [/^(?:序号|编号|号|no|序|顺序号|顺序)$/i, 'seq'],
  [/^民族$|民族$/, 'ethnicity'],
  [/^(?:户口|户籍)(?:性质|类别|类型)|^是否农村户口/, 'hukou'],
  [/^(?:户籍|户口)(?:所在)?(?:地|地址|住址|所在地)?(?:址)?(?:详细)?$|^户籍|^户口所在/, 'hukouPlace'],
  [/学籍(?!所在|学校|状态|地|类)|学号|^学生编号$/, 'studentNo'],
  [/^(?:备注|说明|其他|其它|附注|备考|其他情况)\d*$/, 'notes'],
]

/** 身份证件类型, 姓名拼音, 出生地 …: they speak of a thing that is kept, and are not it. */
const ABOUT_ANOTHER =
  /(?:证件|身份证|户口).*(?:类型|种类|有效期|照片|复印件)|拼音|曾用名|小名|乳名|昵称|别名|英文|外文|english|pinyin|出生地|出生证|学籍辅号|班内学号|是否.*监护人/i

/** Columns that say nothing the register keeps: recognised, so that nobody is asked about them. */
const IGNORED =
  /低保|建档立卡|贫困|脱贫|残疾|健康|疾病|经济|收入|家庭情况说明|文化程度|学历|政治面貌|特长|爱好|性格|成绩|需求|心理|是否单亲|单亲|孤儿|签字|签名|照片|邮编|银行|账号|兄弟姐妹|联系次数|返乡|回家/

/**
 * What one column's heading means, from its texts top to bottom (`家长情况（父亲）`, `电话`). `near`: the person that the columns
 * before it speak of, for a lone 联系电话 or 务工地点. Null: not known; `'ignored'`: known and not kept.
 */
export const resolveHeading = (
  texts: readonly string[],
  near: Subject | null,
): { field: Field | null; subject: Subject | null; ignored: boolean } => {
  const parts = texts.map(bareHeading).filter((t) => t !== '')
  const last = parts.at(-1) ?? ''
  const group = parts.slice(0, -1).join('')
  // What stands in brackets explains (是/否, 盖章…) unless it names the person.
  const bare = last.replace(BRACKETS, '') || last.replace(/[()（）【】[\]]/g, '')
  const own =
    last.replace(BRACKETS, (b) => (/父|母|监护|代管|学生|儿童/.test(b) ? b.replace(/[()（）【】[\]]/g, '') : '')) ||
    last
  const whole = group + last
  const yes = (field: Field | null, subject: Subject | null = null) => ({ field, subject, ignored: false })
  const ignored = (subject: Subject | null = null) => ({ field: null, subject, ignored: true })
  if (last === '') return yes(null)

  if (ABOUT_ANOTHER.test(own) || /[(（【](?:英文|英语|english|拼音|pinyin)名?[)）】]/i.test(last)) return ignored()
  // 原班级 beside 新班级, an old number beside the new, the school that a child came from.
  if (wasBefore(own, group, last)) return ignored(!isPhone(own) && subjectOf(own) ? 'other' : null)
  if (/^(?:学生|孩子)?[学大]名$/.test(own)) return yes('name', 'child')
  const flag = flagHeading(own, group, last)
  if (flag) return yes(flag)
  const tick = tickField(own, group)
  if (tick) return yes(tick, null)
  // 祖辈 | 亲戚 | 教师 under 监护类型: ticks that say who looks after the child, not kept.
  if (/(?:监护|抚养|照看|照护)(?:类型|方式|情况|类别)/.test(group) && /祖|亲戚|亲属|教师|老师|其他|自我|同辈/.test(own))
    return ignored()
  const subject = subjectOf(own) ?? groupOwner(group, own)
  // 学生去向, 异动情况, 是否在校: whether the child is still here (去向 behind a parent is that parent's).
  if ((subject === null || subject === 'child') && isStanding(own, subject ?? near)) return yes('standing', subject)
  // 外出务工人员姓名: one of the parents, and only the school knows which.
  if (subject === 'other' && /务工人员/.test(own)) return yes(null, subject)
  // 是学生的什么人.
  if (/什么人|何人$|是.{0,4}谁$/.test(own)) return relation(subject, near)
  if ((subject === 'staff' || subject === 'other') && !isPhone(own)) return ignored(subject)

  // 监护人姓名及与学生关系: the cell names both.
  if (
    /与.*关系|^关系(?:与.{2,4})?$|^是(?:学生|孩子|儿童|本人)的?$|称谓|^称呼$|亲属关系|关系$/.test(own) &&
    !/姓名.*关系|人及(?:其)?(?:与.*)?关系/.test(own)
  )
    return relation(subject, near)
  if (/(?:监护|抚养|照看|照护|监管|教养|寄养|托管)(?:类型|方式|情况|类别|形式|状况)|隔代(?!监护人|抚养人|照)/.test(own))
    return yes('careType', null)
  if (/外出类型|外出情况|务工情况|父亲?外出.{0,2}母亲?外出|父母外出情况|谁外出|哪方外出|外出人员|是否外出/.test(own)) {
    if (subject === 'father') return yes('fatherAway', 'father')
    if (subject === 'mother') return yes('motherAway', 'mother')
    return yes('awayKind')
  }
  if (
    /外出(?:务工)?(?:的)?(?:起始|开始)?(?:时间|日期|年限|年月)|务工(?:起始|开始)?(?:时间|日期|年限)|打工时间|何时外出|起始时间/.test(
      own,
    )
  ) {
    return yes(
      subject === 'father'
        ? 'fatherSince'
        : subject === 'mother'
          ? 'motherSince'
          : near === 'father' || near === 'mother'
            ? `${near}Since`
            : 'parentsSince',
      subject ?? near,
    )
  }
  // 父亲是否健在, or 是否健在 behind the father's name; the day and the cause are not kept.
  if (LIVING.test(own)) {
    const who = subject ?? near
    return who === 'father' || who === 'mother' || who === 'parents' ? yes(`${who}Living`, who) : yes(null, who)
  }
  // 父亲姓名及电话, 监护人及联系电话: a name with a number behind it.
  if (isPhone(own) && !/姓名|.[及和与](?:其)?(?:联系)?(?:电话|手机|方式)/.test(own)) {
    const who = phoneOwner(last, group, near)
    if (who === 'helper' || who === 'staff') return ignored(who)
    if (who === 'other') return yes(null, 'other')
    if (who === 'child' || who === 'home') return yes('phone', who === 'child' ? 'child' : null)
    return yes(
      who === 'father'
        ? 'fatherPhone'
        : who === 'mother'
          ? 'motherPhone'
          : who === 'parents'
            ? 'parentsPhone'
            : who === 'carer'
              ? 'carerPhone'
              : who === 'member'
                ? 'memberPhone'
                : 'phone',
      who,
    )
  }
  if (
    (/务工|打工/.test(own) && !/姓名/.test(own)) ||
    (/务工|打工|外出/.test(group) && DIVISION.test(own)) ||
    /工作地|工作单位|工作地点|去向|外出地|外出地点|在外地|外地|现在何处|现住城市|就业地/.test(own) ||
    (/在哪|在何处|何处|在什么地方|现在地|现居/.test(own) && /^(?:father|mother|parents)$/.test(subject ?? '')) ||
    (/地点|地址|单位|所在地/.test(own) &&
      /父|母|家长|务工|外出/.test(whole) &&
      subject !== 'carer' &&
      !/家庭|住/.test(own))
  ) {
    const who = subject ?? (near === 'father' || near === 'mother' || near === 'member' ? near : 'parents')
    if (who === 'member') return yes('memberPlace', 'member')
    return yes(
      who === 'father' ? 'fatherPlace' : who === 'mother' ? 'motherPlace' : 'parentsPlace',
      who === 'carer' ? null : who,
    )
  }
  if (/身[份分]证|公民身份|证件号|身份号码/.test(own))
    return subject === null || subject === 'child' ? yes('idNumber', 'child') : ignored(subject)
  // 父亲民族, or 民族 under 母亲情况, is no child's.
  for (const [shape, field] of EXACT)
    if (shape.test(own) && field !== 'seq' && field !== 'notes' && !(subject === null || subject === 'child'))
      return ignored(subject)
    else if (shape.test(own)) return yes(field, field === 'studentNo' || field === 'ethnicity' ? 'child' : null)
  if (/性别|^男\/女$|^男女$/.test(own))
    return subject === null || subject === 'child' ? yes('sex', 'child') : ignored(subject)
  // 年 | 月 | 日 under 出生日期.
  if (/出生|生日/.test(own) || (/出生|生日/.test(group) && /^[年月日]$/.test(own)))
    return subject === null || subject === 'child' ? yes('birth', 'child') : ignored(subject)
  if (/年龄|周岁|岁数/.test(own))
    return subject === null || subject === 'child' ? yes('age', 'child') : ignored(subject)
  if (subject === 'helper' && (/帮扶|结对|包保|责任人/.test(own) || (AGENT.test(own) && !ATTRIBUTE.test(own))))
    return yes('helper', 'helper')
  if (IGNORED.test(own)) return ignored(subject)
  if (/寄宿|住校|住宿|走读|内宿|就读方式/.test(own)) return yes('boarder', null)
  // 原学校, 转入前学校, 毕业学校, 拟升入学校: where a child was or will be is not where it is (F1).
  if (
    /学校|校名|学籍校/.test(own) &&
    /^(?:原|曾|以前|之前|此前|上一所)|转入前|转出|转学|转往|毕业|升入|拟升|报考|来自|何校/.test(own)
  )
    return ignored(null)
  if (/学校|校名|就读单位|所在校/.test(own) && !/是否/.test(own)) return yes('school', null)
  if (/年级班级|班级年级|几年级几班|年级班|年班|班级名称|年级\/班级/.test(own)) return yes('gradeClass', null)
  if (/年级/.test(own)) return yes(/班/.test(own) ? 'gradeClass' : 'grade', null)
  if (/^[编分]班后$|班级|班别|所在班|^班$|班次/.test(own)) return yes('class', null)
  if (
    /住址|地址|居住地|家庭详细|现居|村组|所在村|^村(?![医官校小长支主])|村$|^组$|^组别$|自然村|村\(?居|小组|^乡镇|^镇|乡\(?镇|^[省市县区乡]$|^省市|^县[市区]|街道|居委会|门牌|屯$|寨$|社区|住所|安置[点地区]|[新现后入]村名?$|家庭所在/.test(
      own,
    )
  )
    return subject === null || subject === 'child' || subject === 'parents' ? yes('address', null) : ignored(subject)
  if (/姓名|名字|^名$|^(?:student|chinese)?name(?:inchinese)?$/i.test(own) || subject !== null) {
    // 父亲职业 is no name; 父亲单位领导 is somebody else.
    if (
      !/(?:跟|和|与|随|由)着?谁|^.{0,2}谁|谁在?[带照管看]/.test(own) &&
      subject !== null &&
      subject !== 'child' &&
      restOf(bare) !== ''
    )
      return yes(null, ATTRIBUTE.test(own) ? subject : 'other')
    if (subject === 'father') return yes('fatherName', 'father')
    if (subject === 'mother') return yes('motherName', 'mother')
    if (subject === 'parents') return yes('parentsName', 'parents')
    if (subject === 'carer') return yes('carerName', 'carer')
    if (subject === 'helper') return yes('helper', 'helper')
    // 家庭成员1, 成员姓名; 家庭成员人数 is no name.
    if (subject === 'member')
      return /姓名|^名$|成员[\d一二三四五六①-⑥]*$/.test(own) ? yes('memberName', 'member') : ignored(subject)
    if (/^学生$|^儿童$|^(?:student|chinese)?name(?:inchinese)?$/i.test(own)) return yes('name', 'child')
    // 姑姑姓名, 接送人姓名: a name, and nobody's that the register knows.
    if (/姓名|名字|^名$/.test(own))
      return /^(?:中文)?$/.test(restOf(bare)) || CHILD_TOO.test(own) ? yes('name', 'child') : yes(null, 'other')
  }
  // Not understood: a person, for all we know, unless it speaks of a thing.
  return yes(null, ATTRIBUTE.test(own) || THING.test(own) ? null : 'other')
}

/** A lone 与学生关系 is told of whoever stands before it; behind somebody whom we do not know it is nobody's. */
const relation = (subject: Subject | null, near: Subject | null) => {
  const who = subject === null || subject === 'child' ? near : subject
  if (who === 'helper' || who === 'staff') return { field: null, subject: who, ignored: true }
  if (who === 'other') return { field: null, subject: who, ignored: false }
  return who === 'member'
    ? { field: 'memberRelation' as const, subject: who, ignored: false }
    : { field: 'carerRelation' as const, subject: 'carer' as const, ignored: false }
}

const STANDING =
  /^(?:学生|学籍|儿童|人员|本学期)?(?:异动|变动|增减|流动)(?:情况|类型|类别|状态|去向|说明|原因)?$|^(?:学生|学籍|就读|在校|在籍|就学)(?:状态|状况)$|^(?:是否|现是否|目前是否)(?:仍|还)?在(?:本|我)?[校读籍](?:就读)?$|^在[校籍]与?否$|^状态$|^(?:学生|孩子|儿童|转学|转出|毕业)(?:现|目前)?的?去向$|^学生现状$/
const isStanding = (own: string, near: Subject | null): boolean =>
  STANDING.test(own) || (/^(?:现在?|目前)?去向$/.test(own) && (near === null || near === 'child'))

const LIVING =
  /^(?!.*(?:时间|日期|年[月份限]|原因|证明|补助)).*(?:健在|在世|存亡|是否(?:已经?)?(?:死亡|去世|亡故|过世))/

const CHILD_TOO = /学生|儿童|孩子|幼儿|未成年人|被.{2,4}人/
const THING = /[数量额率比型类级度期费款卡号码物品况因据]$|^[\d.]+$/

/** Columns that hold only ticks: 男 女 · 寄宿 走读 · 父外出 母外出 双方外出 · 双留守 单留守. */
const tickField = (own: string, group: string): Field | null => {
  if (/^男(?:生|孩)?$/.test(own)) return 'sexMale'
  if (/^女(?:生|孩)?$/.test(own)) return 'sexFemale'
  if (/^(?:走读|走读生|不住校|通校)$/.test(own)) return 'boarderNo'
  if (/^(?:寄宿|寄宿生|住校|住校生|内宿)$/.test(own) && /住宿|寄宿|走读|住校/.test(group)) return 'boarderYes'
  if (/^[是否]$/.test(own) && /住宿|寄宿|住校/.test(group)) return own === '是' ? 'boarderYes' : 'boarderNo'
  if (/^双方$/.test(own) && /外出|务工|留守/.test(group)) return 'bothAway'
  if (/^(?:单方|一方)$/.test(own) && /外出|务工|留守/.test(group)) return 'oneAway'
  if (
    /^(?:父亲?外出|父亲?务工|父亲?外出务工|爸爸外出)$/.test(own) ||
    (/^(?:父亲?|父方|爸爸)$/.test(own) && /外出|务工|留守/.test(group))
  )
    return 'fatherAway'
  if (
    /^(?:母亲?外出|母亲?务工|母亲?外出务工|妈妈外出)$/.test(own) ||
    (/^(?:母亲?|母方|妈妈)$/.test(own) && /外出|务工|留守/.test(group))
  )
    return 'motherAway'
  if (/^(?:父母|双方|都)$/.test(own) && /外出|务工|留守/.test(group)) return 'bothAway'
  return null
}
