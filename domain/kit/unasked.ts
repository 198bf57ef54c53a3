/**
 * What no form of this county may ask, with the reason that is told. Numbers stand sealed in the file and nowhere else (decision
 * 014); the rest must not be written about a child in somebody's hands (Minors Protection Law art. 4, Personal Information Protection Law art. 28; kinds.md:
 * nothing that embarrasses, no rank, no label).
 */
const UNASKED: readonly [RegExp, string][] = [
  [
    /身份证|证件号|户口本号|学籍号|(?<![监看保爱守呵养])护照(?![料顾看管应明])|银行卡|社保卡|医保卡|存折(?!叠)|账号密码|密码/,
    '号码封存在档案里，不在记录里再抄一遍',
  ],
  [
    /(?<!祖)宗教(?!诲)|信仰|(?<![诚相自])信教(?![育师练])|教徒(?!弟)|党派(?![来出去驻])|政治面貌/,
    '信仰和政治面貌不属于关爱工作要问的事',
  ],
  [
    /(?<![a-z])HIV(?![a-z])|H\.I\.V|艾滋|梅毒|(?<![慢急良恶烈毒发天传源方])性病(?![毒菌变房床])|乙肝|传染病|精神病|癫痫/i,
    '病情会伤到孩子，只告诉医生和校医，不写进表格',
  ],
  [
    /(?<!什么|啥|遇到|碰到|哪些|这些|几个|解决|回答|[提问])问题(?:学生|儿童|孩子|家庭|少年)|差生(?![活病日])|后进生(?!活)|学困生|双差(?![别距])|(?<![弄吓摔砸打带教惯宠累饿冻碰烫])坏(?:孩子|学生)|笨(?!重)|(?<![最降减高])低能(?![见耗量源])|弱智|(?<!营养|消化|发育|视力|听力|睡眠)不良(?:学生|少年|儿童)|(?<!简)单亲(?![自手笔眼口])|孤僻生(?!活)/,
    '这样的叫法会贴在孩子身上，请写看到的事',
  ],
  [
    /(?<![安编])排名(?![单额字])|名次(?!数)|打分(?![开工])|评分(?!开)|(?<![面体容])积分|打卡(?![片车])|(?<![抽书标便])签到(?!协议|合同|承诺|责任|[哪几])|考核分(?![几成为组])/,
    '这里不给孩子和老师排名、打分、打卡',
  ],
  [/侵害经过|性侵|强奸|猥亵/, '受到侵害的事不在表格里问：请打 110，按“遇到急事”办'],
  [/指纹(?!锁)|人脸(?![色上盆红])|虹膜|(?<!转)基因|(?<!出)血型/, '身体特征的信息不用收集'],
]

/** What is taught, or given to everybody, asks nothing about one child: 乙肝疫苗, 防性侵教育, 预防艾滋病宣传. */
const ILLS = '(?:艾滋病?|性病|乙肝|(?:[春秋冬夏]季)?传染病)'
const LESSON = new RegExp(
  `${ILLS}的?(?:疫苗|接种|预防针|防治|防控|预防)|(?:预防|防治|防控)${ILLS}|${ILLS}(?:知识|宣传|讲座|教育|健康课)|(?:预防|防范|防)性侵害?(?:的?(?:教育|知识|宣传|讲座|课|培训|活动)|$)`,
  'g',
)

/** Why these words may not stand in a form; null where nothing is against them. */
export const unasked = (texts: readonly string[]): string | null => {
  for (const text of texts)
    for (const [words, reason] of UNASKED) {
      const found = words.exec(text.replace(/\s/g, '').replace(LESSON, '…'))
      if (found) return `“${found[0]}”不能这样问：${reason}。请换一个问法，或不加这一项。`
    }
  return null
}
