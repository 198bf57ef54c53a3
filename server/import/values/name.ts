import { simplify } from '../headings/simplify.ts'
import { isNothing } from './empty.ts'
import { withoutCode } from './option.ts'

/** Every dot that stands between the parts of a minority name. */
export const DOTS = '•∙⋅・･‧●▪．.﹒˙‐ꞏ᛫◦⸱᠂·'
const BETWEEN = new RegExp(`(?<=\\p{L})[${DOTS}]+(?=\\p{L})`, 'gu')

const TONED = 'āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü'
const READING = new RegExp(`(?<=\\p{Script=Han})[A-Za-z]*[${TONED}][A-Za-z${TONED}]*`, 'gu')

/** A name as the register keeps it: no white space, every middle dot as `·`, letters as written. */
export const readName = (text: string): string =>
  text
    // The name again in another script behind it: 石大海 Shi Dahai.
    .replace(/^(\s*\p{Script=Han}{2,4})[\s\u3000]+[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f'’ .-]+$/u, '$1')
    .replace(/[\s\u3000]+/g, '')
    // Its reading behind a letter, or the name in another script: 覃（qín）小雨, 石安安(Ann).
    .replace(/[(（【[](?:[A-Za-z\u00c0-\u024f'’ -]|\p{M})+[)）】\]]/gu, '')
    // 单shàn明: with the marks of its tones only, for a Latin letter may be part of a name.
    .replace(READING, '')
    .replace(/[(（][男女][)）]$/, '')
    // An apostrophe once typed to keep a cell text.
    .replace(/^['‘’"“”`＇＂]+|['‘’"“”`＇＂]+$/g, '')
    .replace(BETWEEN, '·')

const MOBILES = /(?:\+?(?:00)?86[-\s]?)?1[3-9](?:[-\s]?\d){9}/g

/** Words that stand in a name's cell and name nobody: 父亡, 已离婚无联系, 否, 务农, 初中. */
const STATE =
  /在外|离婚|离异|改嫁|再婚|去世|死亡|病[故逝]|已[故逝]|过世|失联|失踪|出走|下落|无联系|联系|不知|不详|不清|外出|务工|打工|务农|在家|没有|服刑|坐牢|监护|情况|文化|学历|电话|号码|外地|同上|未(?:知|填|婚)|跑了|走了|住院|残疾|人员|有病|常年[在外不]|长期|不在|身边|生病|聋|哑|瘫|智障|智力|入赘|女婿|[另再]嫁|另[组娶]|重组|娘家|婆家|同住|分居|省外|外省|国外|出国|工地|戒毒|强戒|在押|弃养|抛弃|自己|独[居自]|无人|没人|住校|寄宿|逃|走失|离散|离家|杳无|音[信讯]|精神|障碍|登记|结婚|原因|大学|户[口籍]|不愿|透露|核实|待[查核补定]|公益|岗位|[低五]保|[亡双][故于亡]|殁于|回国|劳改|被拐|坐月子/
/** What a parent works at, in a cell for the name: 木匠, 做生意, 工厂上班, 护林员. */
const WORK =
  /^(?:(?:木|石|铁|瓦|泥|泥水|漆|篾|鞋|剃头)匠|(?:泥水|建筑|装修|电|焊|瓦|木|钢筋|零|临|小|杂|民|技|散)工|(?:务工|服务|护林|护路|公务|保洁|售货|业务|驾驶|快递|外卖|营业|炊事|保育|收银|话务|行政)员|快递|外卖|保[安姆洁]|村医|护士|会计|上班|工作|(?:做|开|摆|收|进|跑|带|教|卖|种|养|放|搞|拉)(?:生意|小?买卖|小生意|[店铺车摊厂货娃书鱼菜地猪羊牛]|地摊|废品|工厂|运输|孩子|小孩|工程|装修|建筑)|(?:工厂|厂里|公司|企业|事业单位|单位|机关|个体|私企|国企)(?:上班|工作|职工)?|祖[父母]代.*)$/
const WHOLE =
  /^(?:[是否有无男女亡故父母√×✓✔✗✘]|(?:父亲?|母亲?|爸爸?|妈妈?)(?:已?[亡故逝]|无|不在)|小学|初中|高中|中专|大专|本科|大学|文盲|半文盲|农民|工人|个体户?|司机|厨师|教师|医生|职工|无业|经商|健在|健康|良好|一般|双亲|单亲|本人|自己|父母|当兵|服役|读书|上学|跑|残|健|殁|离|早[逝亡]|单身|孤儿|户主|同(?:父亲?|母亲?|夫|户主)|空缺|暂缺|保密|养殖|种植|[养种]殖?植?户|回(?:越南|缅甸|老挝)|亲戚家?|邻居家?|(?:寄宿)?学校|[\p{Script=Han}]{0,4}(?:福利院|敬老院|托管[班所]|儿童之家))$/u
/** 在浙江, 去了广东, 浙江温州, 广东省: where somebody is. */
const SOMEWHERE =
  /^[在去到往]|^(?:浙江|广东|福建|江苏|上海|北京|天津|重庆|贵州|云南|四川|湖南|湖北|广西|江西|安徽|河南|河北|山东|山西|陕西|甘肃|海南|新疆|东莞|深圳|广州|佛山|惠州|义乌|温州|宁波|杭州|晋江|泉州|厦门|昆山|苏州)(?:[省市]|..+)?$/
const isNoName = (name: string): boolean => {
  // 亡（2019）: what is told beside the word makes no name of it.
  const s = simplify(name.replace(/(?<=.)[(（【[][^)）】\]]*[)）】\]]?$/, ''))
  return WHOLE.test(s) || WORK.test(s) || STATE.test(s) || SOMEWHERE.test(s) || /[。；！？!?]/.test(s)
}

export type ReadPerson = { name: string | null; state: 'dead' | 'lost' | 'prison' | null }

const stateOf = (bare: string): ReadPerson['state'] => {
  if (/已?[故逝殁]|去世|死亡|过世|亡/.test(bare)) return 'dead'
  if (/服刑|坐牢|监狱|入狱|判刑/.test(simplify(bare))) return 'prison'
  return /失踪|失联|下落不明|联系不上/.test(simplify(bare)) ? 'lost' : null
}

/** 父亲: 石大海: the parent's own label before the name. */
const LABEL = /^(?:父亲?|母亲?|爸爸?|妈妈?|监护人)(?:姓名)?(?:\s*[:：]|\s+(?=\p{L}{2}))/u
const HAN_NAME = new RegExp(`^(?:\\p{Script=Han}{2,4}|\\p{Script=Han}+(?:[${DOTS}]\\p{Script=Han}+)+)$`, 'u')

/** 石大 在广东打工, 冉梅（在家）, 石大海/务工: the name, and what is told of whoever is named behind it; null where there is nothing behind. */
export const nameAndTold = (text: string): { name: string; told: string } | null => {
  const parted = /^([^\s,，、;；:：(（/／\\|-]+)[\s,，、;；:：(（/／\\|-]+(.+?)[)）\s]*$/u.exec(
    text.trim().replace(LABEL, '').trim(),
  )
  const [, first = '', told = ''] = parted ?? []
  return HAN_NAME.test(first) && !/^(?:父亲|母亲|爸爸|妈妈|父母|双亲)$/.test(first) && !isNoName(first)
    ? { name: readName(first), told }
    : null
}

/** What stands behind a name and says clearly where that person is: 务工, 在家, 广东务工, 广东东莞; 电子厂 and 木匠 say no such thing. */
export const whereTold = (text: string): string => {
  const told = nameAndTold(text.replace(MOBILES, ' '))?.told ?? ''
  return /^(?:在?外出?|外地|在家|在村|务农)$|务工|打工/.test(told) || SOMEWHERE.test(told) ? told : ''
}

/** A grown-up's name without numbers and labels; 无, － and the like are nobody; 已故, 服刑, 失联 say so. */
export const readPerson = (written: string): ReadPerson => {
  const text = withoutCode(written)
  // 冉梅 138… 东莞: what stands on both sides of a number is not one name.
  const sides = text.split(MOBILES).filter((side) => /\p{L}{2}/u.test(side))
  if (sides.length > 1) {
    const read = sides.map(readPerson)
    return { name: read.find((r) => r.name !== null)?.name ?? null, state: stateOf(text) }
  }
  const bare = readName(
    text
      .replace(MOBILES, '')
      .replace(/(?:联系)?(?:电话|手机号?码?)\s*[:：]?\s*$/, '')
      .replace(LABEL, '')
      // 阿尔，男，38岁: what else is told of whoever is named.
      .replace(/(?<=^\s*\p{L}{2,4})\s*[,，、\s]\s*(?:[男女]|\d)(?:[,，、\s].*|岁.*)?$/u, '')
      .replace(/^姓名\s*[:：]/, '')
      .replace(/[(（]\s*[)）]/g, ''),
  ).replace(/^[,，;；/、:：-]+|[,，;；/、:：-]+$/g, '')
  const name = bare
    .replace(/[(（](?:已?故|已?逝|去世|死亡|过世|亡故?|离异|改嫁|失联|父亲?|母亲?)[)）]/g, '')
    // 阿尔（彝族）, 阿尔【户主】, 阿尔*: a bracket or a mark behind a grown-up's name is told of that person.
    .replace(/(?<=\p{L}{2})(?:[(（【[][^()（）【】[\]]*[)）】\]]|[*＊★☆※●○▲△◆◇■□√✓✔])+$/u, '')
    .replace(/^(?:已故|已逝|去世|死亡|过世|亡故?|离异|离婚|改嫁|失联)$/, '')
  const nobody = isNothing(name) || /^\d+$/.test(name)
  // No name holds a slash: 赵丽/电子厂 is told of her; nor is 广东 behind a comma a part of one.
  const inside =
    isNoName(name) || /[/／|\\]/.test(name) || whereTold(text) !== ''
      ? (nameAndTold(text.replace(MOBILES, ' '))?.name ?? null)
      : name
  return { name: nobody ? null : (inside ?? (isNoName(name) ? null : name)), state: stateOf(bare) }
}
