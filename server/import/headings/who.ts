/** Whom a heading speaks of. `other`: somebody, or something, that the register does not know: what hangs on it is nobody's. */
export type Subject = 'child' | 'father' | 'mother' | 'parents' | 'carer' | 'member' | 'helper' | 'staff' | 'other'

/** People whom a roster names besides the child, its parents and its carer: their names are no child's. */
const SOMEBODY_ELSE =
  /户主|配偶|儿童主任|督导员|(?:采集|调查|登记|介绍|录入|联系|接送|紧急)[^姓]{0,4}人(?:员)?(?:的)?姓名|邻居|村干部|支书|网格员|志愿者|小伙伴|^外?祖[父母]|务工人员|^(?:爷爷|奶奶|外公|外婆|姥姥|姥爷)|^与户主|接送|紧急|应急|司机|[村校]医|医生|房东|老板|店主|保安|社工|民警|主任|书记|村长|组长|干部|主席|会计|文书|委员|领导|党员|[民辅]警|网格|信息员|推荐人|资助|机主/
const STAFF = /班主任|任课|教师|老师|校长|填表|审核|辅导员|宿管|生管|生活管理|保育员|园长|校医|教务|教导|科任/

/** A roster's second carer: the register keeps one. */
const SECOND = /第[二三](?:监护|联系|照护)人|(?:监护|照护|代管)人[23二三②③]/
/** 跟谁生活, 由谁照看, 谁带. */
const LIVES_WITH =
  /(?:跟|和|与|随|由)着?谁|^(?:平[时常]|日常|现在|目前|在家|家里|家中)?谁(?:在)?(?:家)?(?:带|照|管|看|负责)/
const CARER =
  /监护|代管|照看|照护|照顾|照料|照管|受托|受委托|被委托|委托人|抚养|代养|看护|托管|寄养人|带养|带(?:孩子|娃|小孩)的?人/

/** Who is charged with it by the school or the village. */
const CHARGED = /(?:代管|受托|委托|托管|照看|照护|照管|监护|代养|寄养)(?:责任)?(?:教师|老师|干部|党员)/

/** Who stands in for the parents by arrangement of the school or village, often a teacher or an official: no parent, and not who the child lives with. */
export const AGENT = /(?:代理|爱心|临时|社会|校园|志愿)(?:爸爸?|妈妈?|父亲?|母亲?|父母|家长)/

/** Whom a heading speaks of; null when it does not say. */
export const subjectOf = (h: string): Subject | null => {
  if (/^被(?:帮扶|结对|资助)(?:的)?(?:学生|儿童|人)/.test(h)) return 'child'
  if (/帮扶|结对|包保|责任人|联系人员|帮教/.test(h) || AGENT.test(h)) return 'helper'
  if (/班主任|任课|教师姓名|校长|填表|审核|生活(?:老师|教师)/.test(h)) return 'staff'
  // 代管教师, 受托干部: an office of the school or the village, not who the child lives with.
  if (CHARGED.test(h)) return 'staff'
  if (/^被监护人(?!.*关系)/.test(h)) return 'child'
  // 与监护人关系, 与被监护人关系: about the carer; 监护人 before 父母, for 父母或监护人.
  if (SECOND.test(h)) return 'other'
  if (LIVES_WITH.test(h) || CARER.test(h)) return 'carer'
  if (SOMEBODY_ELSE.test(h)) return 'other'
  if (STAFF.test(h)) return 'staff'
  const plain = h.replace(/祖父母?|外祖父|外祖母|祖母|[伯姑姨舅叔岳][父母]/g, '').replace(/父母亲/g, '父母')
  if (/父母|双亲|家长|爸妈/.test(plain))
    return /父亲|爸(?!妈)/.test(plain) && !/母亲|妈/.test(plain)
      ? 'father'
      : /母亲|(?<!爸)妈/.test(plain) && !/父亲|爸/.test(plain)
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

/** Words that name a person the register knows. */
const PERSON =
  /被监护人|代理监护人|监护人|带(?:孩子|娃|小孩)的?人|(?:监护|代管|照看|照护|照顾|照料|照管|受托|受委托|被委托|委托|抚养|代养|看护|托管|寄养|带养|帮扶|结对|包保|包联|责任|联系)(?:责任)?(?:人员|人|者|教师|老师|干部|户)?|(?:代理|爱心|临时|社会|校园|志愿)(?:家长|父母|爸爸?|妈妈?|父亲?|母亲?)|父母亲?|双亲|家长|父亲|母亲|爸爸|妈妈|父方|母方|父|母|爸|妈|家庭成员|成员|家属|学生|儿童|孩子|幼儿|本人|未成年人/g
/** Words that tell more of that person, or of the time, and change nothing of who it is. */
const MORE =
  /(?:变更|调整|更换|换号)后|本学期|本学年|本年度|今年|留守|农村|外出|在外|务工|打工|双方|一方|其他|其它|其|的|实际|代为|现在|现|目前|当前|最新|新|临时|主要|直接|法定|第一|日常|校外|在家|家中|家庭|隔代|祖辈|亲属|亲友|亲戚|基本|信息|情况|与|及|和|或|等|被|者|[\d一二三四五六七八九十①-⑨]|关系|[()（）【】[\]{}<>《》「」/、,，.;；|&+\s]/g
const NAME = /姓名|名字|名称|名/g
/** 联系电话, 手机号码, 流动电话, 联系方式. */
const PHONE =
  /(?:常用|有效|备用|应急|紧急)?(?:联系|联络|通讯|移动|流动|手提|固定|座机)*(?:电话|手机|方式|方法|号码|号)+/g
const PHONES =
  /电话|手机|联系方式|联络方式|联系号码|联系方法|联系号|^(?:新|现|现用|最新|常用)?号码$|^(?:父亲?|母亲?|爸爸?|妈妈?|家长|监护人)的?(?:新|现用?|常用)?号码?$/

/** What a heading says beyond a person and the attribute asked for: 职业 of 父亲职业, 单位领导 of 父亲单位领导电话. */
export const restOf = (own: string): string =>
  own.replace(PHONE, '').replace(NAME, '').replace(PERSON, '').replace(MORE, '')

/** Whose phone a heading is: of the person that it names and nobody else; `near` where it names none; `home`: of the family. */
export const phoneOwner = (heading: string, group: string, near: Subject | null): Subject | 'home' | null => {
  // （必填）, （11位手机号） explain; （班主任） says whose it is.
  const own = heading.replace(/[(（【[]([^)）】\]]*)[)）】\]]/g, (_, inside: string) =>
    EXPLAINS.test(inside) ? '' : inside,
  )
  const rest = restOf(own)
  if (rest !== '' || /备用|应急|紧急/.test(own)) return subjectOf(own) === 'staff' ? 'staff' : 'other'
  if (/^(?:家庭|家里|家中|家|住宅)/.test(own) && !/家长|成员/.test(own)) return 'home'
  return subjectOf(own) ?? groupOwner(group, '电话') ?? near
}
const EXPLAINS = /^(?:[必选可].?填|.*(?:填|请|如|例|须|必须|没有|有效|畅通|位).*|.*(?:手机|座机|电话|号码?|微信)|\d+)$/
const SECTION =
  /学籍|就读|住址|地址|在校|资料|登记|个人|户籍|学校|班级|栏|表|情况|信息|及|联系|联络|成长|生活|子女|状况|详细|如何|怎样/g
/** Whom the heading above several columns speaks of; 姑姑 above 姓名 | 电话 is somebody whom the register does not know. */
export const groupOwner = (group: string, own: string): Subject | null => {
  const known = subjectOf(group)
  if (known !== null || group === '' || !(isPhone(own) || /^(?:姓名|名字|名|与.*关系|关系|称谓)$/.test(own)))
    return known
  return restOf(group).replace(SECTION, '') === '' ? null : 'other'
}
export const isPhone = (own: string): boolean => PHONES.test(own)

/** Facts of a person that the register does not keep: a phone behind them is still that person's. */
export const ATTRIBUTE =
  /职业|工种|行业|从业|从事|文化|学历|教育程度|年龄|周岁|民族|健康|身体|婚姻|婚否|政治|籍贯|收入|残疾|在世|健在|存亡|状况|情况|状态|性别|出生|证件|身份证|爱好|性格|能力|次数|频率|时间|日期|年限|年月|方式|类型|类别|原因|是否|有无|数量|人数|等级|金额|编号|代码|照片|距离|职务|工作/

/** What was before and is no more: 原班级, 旧号码, 上学期班级, 转出学校; a column of it tells nothing of today. */
const BEFORE =
  /去年|前年|上年度|^(?:原(?!因|籍|生)|旧|被?(?:撤并|撤销|撤点|撤|停办|关停)的?(?=村|学校|校|教学点|小学)|20\d\d年以?前|老(?=班|号|电话|手机|住址|地址|村|学校)|前(?=监护|照护|代管)|以前|之前|从前|过去|曾用?|上(?:个|一)?(?:学年|学期|年度?|期)|去年|转出|转往|转至|转去|来源|生源|毕业|前(?=班|年级|学校|就读))|(?:分班|编班|调整|升级|升学|转学|变更|异动|撤并|合并|整合|撤校|撤点|并校|合村|并村|搬迁|更换|换号|改名)前|(?:原|旧|老|以前的?|之前的?|曾用|过去的?)(?:联系|手机|移动)?(?:电话|手机|号码|号|班级|班|年级|学校|住址|地址)/
/** A column of what was and is no more; `whole`: the heading with its brackets. */
export const wasBefore = (own: string, group: string, whole: string): boolean =>
  BEFORE.test(own) ||
  BEFORE.test(group) ||
  /[(（【](?:原|旧|老|以前|之前|上学期|上学年|去年|分班前|调整前|已换|已停用|作废)[)）】]/.test(whole)
/** 新班级, 现就读年级, 分班后. */
export const isNow = (heading: string): boolean =>
  /(?:^|[/(（])(?:新|现|目前|当前|实际居住|本学期|本学年|今年|转入|并入|接收|搬迁安置|安置)|(?:分班|编班|调整|升级|转学|变更|撤并|合并|整合|并校|合村|并村|搬迁)后|[(（](?:新|现)[)）]/.test(
    heading,
  )
