import type { Field } from './fields.ts'
import { bareHeading } from './simplify.ts'

type Subject = 'child' | 'father' | 'mother' | 'parents' | 'carer' | 'member' | 'helper' | 'staff' | 'other'

/** People whom a roster names besides the child, its parents and its carer: their names are no child's. */
const SOMEBODY_ELSE =
  /户主|配偶|儿童主任|督导员|(?:采集|调查|登记|介绍|录入|联系)人(?:员)?(?:的)?姓名|邻居|村干部|支书|网格员|志愿者|小伙伴|^外?祖[父母]|务工人员|^(?:爷爷|奶奶|外公|外婆|姥姥|姥爷)|^与户主/

/** A roster's second carer: the register keeps one. */
const SECOND = /第[二三](?:监护|联系|照护)人|(?:监护|照护|代管)人[23二三②③]/

/** Whom a heading speaks of; null when it does not say. */
export const subjectOf = (heading: string): Subject | null => {
  const h = heading
  if (/^被(?:帮扶|结对|资助)(?:的)?(?:学生|儿童|人)/.test(h)) return 'child'
  if (/帮扶|结对|包保|代理妈妈|爱心妈妈|责任人|联系人员|帮教/.test(h)) return 'helper'
  if (/班主任|任课|教师姓名|校长|填表|审核/.test(h)) return 'staff'
  if (/^被监护人(?!.*关系)/.test(h)) return 'child'
  // 与监护人关系, 与被监护人关系: about the carer; 监护人 before 父母, for 父母或监护人.
  if (SECOND.test(h)) return 'other'
  if (/监护|代管|代理家长|照看|照护|照顾|照料|受托|受委托|被委托|委托人|抚养|代养|看护|托管|寄养人|带养/.test(h))
    return 'carer'
  if (SOMEBODY_ELSE.test(h)) return 'other'
  const plain = h.replace(/祖父母?|外祖父|外祖母|祖母/g, '').replace(/父母亲/g, '父母')
  if (/父母|双亲|家长/.test(plain))
    return /父亲|爸/.test(plain) && !/母亲|妈/.test(plain)
      ? 'father'
      : /母亲|妈/.test(plain) && !/父亲|爸/.test(plain)
        ? 'mother'
        : 'parents'
  const father = /父|爸/.test(plain)
  const mother = /母|妈/.test(plain)
  if (father && mother) return 'parents'
  if (father) return 'father'
  if (mother) return 'mother'
  if (/^(?:学生|儿童|留守儿童|孩子|幼儿|本人|被监护人|未成年人)/.test(h)) return 'child'
  if (/成员/.test(h)) return 'member'
  return null
}

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

/** Columns that say nothing the register keeps: recognised, so that nobody is asked about them. */
/** 身份证件类型, 姓名拼音, 出生地 …: they speak of a thing that is kept, and are not it. */
const ABOUT_ANOTHER =
  /(?:证件|身份证|户口).*(?:类型|种类|有效期|照片|复印件)|拼音|曾用名|英文名|出生地|出生证|学籍辅号|学籍状态|班内学号|是否.*监护人/

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
  const own =
    last.replace(/[(（【[][^)）】\]]*[)）】\]]/g, (b) =>
      /父|母|监护|代管|学生|儿童/.test(b) ? b.replace(/[()（）【】[\]]/g, '') : '',
    ) || last
  const whole = group + last
  const yes = (field: Field | null, subject: Subject | null = null) => ({ field, subject, ignored: false })
  const ignored = (subject: Subject | null = null) => ({ field: null, subject, ignored: true })
  if (last === '') return yes(null)

  if (ABOUT_ANOTHER.test(own)) return ignored()
  const tick = tickField(own, group)
  if (tick) return yes(tick, null)
  // 祖辈 | 亲戚 | 教师 under 监护类型: ticks that say who looks after the child, not kept.
  if (/(?:监护|抚养|照看|照护)(?:类型|方式|情况|类别)/.test(group) && /祖|亲戚|亲属|教师|老师|其他|自我|同辈/.test(own))
    return ignored()
  const subject = subjectOf(own) ?? subjectOf(group)
  // 外出务工人员姓名: one of the parents, and only the school knows which.
  if (subject === 'other' && /务工人员/.test(own)) return yes(null, subject)
  if (subject === 'staff' || subject === 'other') return ignored(subject)

  // 监护人姓名及与学生关系: the cell names both.
  if (/与.*关系|^关系$|称谓|^称呼$|亲属关系|关系$/.test(own) && !/姓名.*关系|人及(?:其)?(?:与.*)?关系/.test(own))
    return subject === 'helper'
      ? ignored(subject)
      : subject === 'member' || (subject === null && near === 'member')
        ? yes('memberRelation', 'member')
        : yes('carerRelation', 'carer')
  if (
    /(?:监护|抚养|照看|照护|监管|教养|寄养|托管|留守)(?:类型|方式|情况|类别|形式|状况)|隔代(?!监护人|抚养人|照)/.test(
      own,
    )
  )
    return /^留守/.test(own) ? yes('awayKind') : yes('careType', null)
  if (
    /外出类型|外出情况|务工情况|父亲?外出.{0,2}母亲?外出|父母外出情况|双留守\/?单留守|单双留守|双单留守|是否双留守|谁外出|哪方外出|外出人员|是否外出/.test(
      own,
    )
  ) {
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
  const phone = /电话|手机|联系方式|联系号码|联系方法|联系号/.test(own)
  // 父亲姓名及电话, 监护人及联系电话: a name with a number behind it.
  if (phone && !/姓名|.[及和与](?:其)?(?:联系)?(?:电话|手机|方式)/.test(own)) {
    const who = subject ?? near
    if (who === 'helper' || who === 'staff' || who === 'other') return ignored(who)
    if (/^(?:学生|儿童|孩子)/.test(own)) return yes('phone', 'child')
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
  for (const [shape, field] of EXACT)
    if (shape.test(own)) return yes(field, field === 'studentNo' || field === 'ethnicity' ? 'child' : null)
  if (/性别|^男\/女$|^男女$/.test(own))
    return subject === null || subject === 'child' ? yes('sex', 'child') : ignored(subject)
  // 年 | 月 | 日 under 出生日期.
  if (/出生|生日/.test(own) || (/出生|生日/.test(group) && /^[年月日]$/.test(own)))
    return subject === null || subject === 'child' ? yes('birth', 'child') : ignored(subject)
  if (/年龄|周岁|岁数/.test(own))
    return subject === null || subject === 'child' ? yes('age', 'child') : ignored(subject)
  if (subject === 'helper' && /帮扶|结对|包保|代理妈妈|爱心妈妈|责任人/.test(own)) return yes('helper', 'helper')
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
  if (/班级|班别|所在班|^班$|班次/.test(own)) return yes('class', null)
  if (
    /住址|地址|居住地|家庭详细|现居|村组|所在村|^村|村$|^组$|^组别$|自然村|村\(?居|小组|^乡镇|^镇|乡\(?镇|^[省市县区乡]$|^省市|^县[市区]|街道|居委会|门牌|屯$|寨$|社区|住所|家庭所在/.test(
      own,
    )
  )
    return subject === null || subject === 'child' || subject === 'parents' ? yes('address', null) : ignored(subject)
  if (/姓名|名字|^名$|^name$/i.test(own) || subject !== null) {
    if (subject === 'father') return yes('fatherName', 'father')
    if (subject === 'mother') return yes('motherName', 'mother')
    if (subject === 'parents') return yes('parentsName', 'parents')
    if (subject === 'carer') return yes('carerName', 'carer')
    if (subject === 'helper') return yes('helper', 'helper')
    // 家庭成员1, 成员姓名; 家庭成员人数 is no name.
    if (subject === 'member')
      return /姓名|^名$|成员[\d一二三四五六①-⑥]*$/.test(own) ? yes('memberName', 'member') : ignored(subject)
    if (/姓名|名字|^名$|^name$|^学生$|^儿童$/i.test(own)) return yes('name', 'child')
  }
  return yes(null, null)
}

/** Columns that hold only ticks: 男 女 · 寄宿 走读 · 父外出 母外出 双方外出 · 双留守 单留守. */
const tickField = (own: string, group: string): Field | null => {
  if (/^男(?:生|孩)?$/.test(own)) return 'sexMale'
  if (/^女(?:生|孩)?$/.test(own)) return 'sexFemale'
  if (/^(?:走读|走读生|不住校|通校)$/.test(own)) return 'boarderNo'
  if (/^(?:寄宿|寄宿生|住校|住校生|内宿)$/.test(own) && /住宿|寄宿|走读|住校/.test(group)) return 'boarderYes'
  if (/^[是否]$/.test(own) && /住宿|寄宿|住校/.test(group)) return own === '是' ? 'boarderYes' : 'boarderNo'
  if (
    /^(?:双留守|双方外出|双方|父母双方外出|父母都外出|父母均外出|双方均外出|(?:父母)?(?:双方)?是否(?:都|均|双方)外出(?:务工)?|是否双留守|是否双方外出|父母外出|全外出|双亲外出)$/.test(
      own,
    ) &&
    (own !== '双方' || /外出|务工|留守/.test(group))
  )
    return 'bothAway'
  if (/^(?:单留守|单方外出|一方外出|单方)$/.test(own) && (own !== '单方' || /外出|务工|留守/.test(group)))
    return 'oneAway'
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
