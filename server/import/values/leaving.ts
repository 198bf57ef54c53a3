import { simplify } from '../headings/simplify.ts'
import { isNothing, tickOf } from './empty.ts'

/** What a note tells of the child's whereabouts: that it is no longer here, and the words for where it went, if there are any. */
export type Leaving = { left: boolean; to: string | null }
const HERE: Leaving = { left: false, to: null }

/** 2025年9月1日, 9月份, 上学期末, 本学期起, 该生已经: when it was, and that it is the child. */
const WHEN =
  /^(?:因.{1,8}?(?=已|转|退|辍|休)|20\d\d[-./年]\d{1,2}(?:[-./月]\d{1,2})?[日号]?月?份?(?:底|初)?|\d{1,2}月份?(?:\d{1,2}[日号])?(?:底|初)?|\d{1,2}[./-]\d{1,2}[日号]?(?=已|转|退|辍|离|去|走|随|跟)|20\d\d年[春秋]季?(?:学期)?|20\d\d年|[一二三四五六七八九]年级(?=去|到|转|在)|去年|今年|今春|今秋|[上本这该]?个?(?:学期|学年|期|年)(?:[初末底]|开始|起|中途)?|暑[假期]|寒假|年后|开学后?|国庆后?|近期|目前|现在(?=已|去|转|跟|随|到)|现(?=在|已|去|转)|已经?|于|自|起|该生|该同学|学生|孩子|儿童|本人|其(?!父|母|爸|妈|爷|奶)|全家|举家|一家|家里|办理?|中途|早已|就|又|再)/
/** 父亲, 哥哥, 户口: told of somebody or something else. */
const OF_ANOTHER =
  /^(?:父|母|爸|妈|爹|娘|爷|奶|外公|外婆|祖|家长|监护人|双亲|继|养父|养母|哥|姐|弟|妹|兄|叔|伯|姑|姨|舅|老师|班主任|户口|户籍|低保|医保|房|家庭)/
/** 拟转, 想转, 转入, 转为走读, 曾转学: not gone. */
const NOT_GONE =
  /(?:拟|想|要|准备|打算|可能|预计|申请|计划|希望|欲|会)转|转[入来回正为住班业干]|转走读|转学生|插班|借读|复学|^(?:转|调|换)[到至入往去]?[本我]?校?[(（]?[一二三四五六七八九\d]?(?:年级|级)?[(（.]?[一二三四五六七八九十\d]{1,2}[)）]?班|曾|以前|[未没不](?:有)?(?:转|退|辍|离)|转(?:入)?前|学籍未/
const STUDIES = '(?:读书|上学|就读|念书|求学|入学|插班|读|上幼儿园|上小学|上初中|上中学)了?'
const STUDIES_BEHIND = new RegExp(`${STUDIES}$`)
const SCHOOL = '(?:小学|中学|学校|特校|幼儿园|附小|附中|[一二三四五六]小|[一二三四五六]中|完小|教学点)'
const GONE: RegExp[] = [
  // 转到县一小, 转昆明, 转出, 转学了, 调走.
  /^(?:转学|转校|转出|转走|转离|转往|转至|转到|转去|转|调往|调到|调至|调)(?:手续|走|离|了|完)?(?:[到至往去在]|$|了$)(.*)$/,
  /^转(?:(?:学|校)(?!手续|籍)|(?!户|学|校|班|岗|职))(\p{Script=Han}{2,})$/u,
  /^转学手续/,
  /^故$|^(?:(?:溺水|车祸|意外|因病|生病)?(?:身亡|亡故)|外迁|迁出|迁走|迁离|出国)/,
  /^(?:退学|辍学|失学|流失|离校|失踪|死亡|去世|病故|溺亡|夭折|自动退学|搬走|搬离|调走|走了)/,
  /(?:^|[小初]?[学中])毕业(?:了|离校|$)/,
  /^(?:不在|离开)[本我]校/,
  /^[未没](?:有)?(?:在[本我]校)/,
  /^(?:长期|一直|至今|始终)?[未没不](?:有|再)?(?:到校|返校|报到|报名|来校|来上学|来报名|来报到|来读|来|入学|到)(?:了)?$/,
  new RegExp(
    `^(?:[随跟](?:父|母|爸|妈|家长|父母|爸妈|哥|姐|叔|姑|亲戚).{0,3})?(?:去|到|在|赴|往|前往)(?:了)?(?!校|[本我]校)(.{0,12}?)${STUDIES}$`,
  ),
  new RegExp(`^(?:去|到|入读|升入|考入|考上|考取|就读于?|上)了?(?![本我]校)(.{1,12}${SCHOOL})`),
  /^[随跟](?:父|母|爸|妈|家长|亲)\p{Script=Han}{0,3}?(?:去|到|往|赴|至|迁往|迁至|迁到|外出|搬到)(.+)$/u,
  /^[随跟](?:父|母|爸|妈|家长).{0,10}(?:就读|读书|上学|走了)/,
  /^被.{0,3}(?:父|母|爸|妈|家长|亲).{0,3}[接带](?:走|[去到往](.+?)了?$)/,
  /^人(?:已|现)?(?:去|到|在)(?![校家本我])/,
  /^不(?:再)?(?:读书?|上学)了/,
  /^休学.*[未没](?:有)?[回返复]/,
  /^离开(?:本|我)?(?:村|地|乡|镇|县)/,
  /^转学籍/,
  /^(?:随迁|搬迁|搬|迁)(?:到|至|往|去)(.+)$/,
  /^(?:上|升)(?:入)?了?(?:初中|中学|七年级|初一)/,
  /^(?:空?挂|只有|仅有?)学籍|^学籍挂靠/,
  /^人籍分离|^空挂|^学籍(?:空挂|在.{0,3}人不在)|人不在(?:校|本校|$)|^学籍已?转(?:出|走|到|至|$)/,
]

/** 转到白水小学（9月）→ 白水小学. */
const place = (text: string | undefined): string | null => {
  const bare = (text ?? '')
    .replace(/[(（【].*$/, '')
    .replace(STUDIES_BEHIND, '')
    .replace(/^(?:了|到|至|往|去|在)+/, '')
    .replace(/(?:了|去了|就)$/, '')
  return bare.length >= 2 ? bare : null
}

/** 转来又转走; 在外借读 is elsewhere, 借读 is here. */
const AND_AWAY = /^转[入来].*又(?:转[走出学]|走了|离校)|^(?:在|到|去)(?:外[地省县]?|县城|城里|省外|异地)借读/

/** 父母接去广东读书: told of the parents and said of the child. */
const TAKEN = /^(?:父|母|爸|妈|家长)\p{Script=Han}{0,2}?[接带](?:(?:去|到|往)(.+)|走了?$)/u

/** 备注: 2025年8月转到县一小；学籍未转. The first clause that says so is what counts. */
export const readLeaving = (note: string): Leaving => {
  let first: Leaving | null = null
  for (const clause of simplify(note)
    .replace(/\s/g, '')
    .split(/[，,。；;、\n]/)) {
    let told = clause
    for (let bare = told.replace(WHEN, ''); bare !== told; bare = told.replace(WHEN, '')) told = bare
    // 转学（大坪小学）, 转学：大坪小学.
    told = told.replace(/^(转学|转出|转走)[(（:：]到?([^)）]{2,})[)）]?$/, '$1到$2')
    const taken = TAKEN.exec(told)
    const gone = AND_AWAY.test(told)
    if (told === '' || (taken === null && OF_ANOTHER.test(told)) || (!gone && NOT_GONE.test(told))) continue
    const found =
      taken ?? (gone ? AND_AWAY.exec(told) : undefined) ?? GONE.map((shape) => shape.exec(told)).find((m) => m !== null)
    const read: Leaving | null = found ? { left: true, to: place(found[1]) } : null
    // 转走，去大坪小学: where to is said by another clause.
    if (read?.to) return read
    first ??= read
  }
  return first ?? HERE
}

const STAYS =
  /^(?:在校|在读|在籍|正常|正常在校|正常就读|在本校|本校|无变[动化]|无异动|未变[动化]?|不变|稳定|保留|留级|新增|新生|升级|升班|原班|转入.*|转来.*|复学.*|增加?)$/
const LEAVES = /^(?:减少?|转出|转学|毕业|退学|辍学|死亡|离校|不在校|不在籍|流失|出)$/

/**
 * A column of its own: 在校 | 转到白水小学 | 否. `place`: it asks where the child is (学生去向), so that a bare name of a place says that it went
 * there, unless that is `own`, the school of the list.
 */
export const readStanding = (text: string, asks: { place: boolean; own: string | null }): Leaving => {
  const t = simplify(text).replace(/\s/g, '')
  if (isNothing(t) || STAYS.test(t)) return HERE
  const tick = tickOf(t)
  if (tick !== null) return { left: !tick, to: null }
  if (LEAVES.test(t)) return { left: true, to: null }
  const told = readLeaving(t)
  if (told.left || !asks.place || NOT_GONE.test(t) || t === asks.own) return told
  return { left: true, to: place(t) }
}
