/** English words of headings, phrases before the words in them; what stands here is translated in its place, and the rest stays. */
const PHRASES: [string, string][] = [
  ['date of birth|birth ?date|birthday|dob|d\\.o\\.b\\.?|born', '出生日期'],
  ["father and mother|father ?(?:&|/) ?mother|parents?'? or guardians?", '家长'],
  ['(?:national )?id(?:entity|entification)? ?(?:card)? ?(?:number|no\\.?|num|#)|id ?card|identity ?card', '身份证号'],
  ['(?:student|pupil|register|registration) ?(?:number|no\\.?|id|code)', '学籍号'],
  ['(?:serial|sr|seq) ?(?:number|no\\.?)|s/?n', '序号'],
  ['(?:home|house|family|residential) ?address|address', '家庭住址'],
  ['relation(?:ship)? ?(?:to|with)? ?(?:the )?(?:child|student|pupil)?|kinship', '与学生关系'],
  ['emergency ?contact', '紧急联系人'],
  ['(?:class|form|home ?room|head) ?teacher|teacher', '班主任'],
  ['work(?:ing|ing in|s in)? ?(?:place|location|city|address)|place of work|workplace|works? (?:in|at)', '务工地点'],
  ['left[- ]behind(?: child(?:ren)?)?', '留守儿童'],
  ['is (?=留守|left)', '是否'],
  ['boarding(?: ?(?:student|school))?|boarder', '是否住校'],
  ['(?:contact|tele|mobile|cell|phone|tel)[- ]?(?:phone)? ?(?:numbers?|no\\.?|num|#)', '联系电话'],
  ['telephone|cell ?phone|mobile ?phone|mobile|cell|phone|tel\\.?', '电话'],
  ['contact', '联系方式'],
  ['ethnic(?:ity)?(?: ?group)?|nationality', '民族'],
  ['former|previous|old|last(?= (?:school|class|grade))', '原'],
  ['current|present|new', '现'],
  ['name in chinese|chinese name', '中文姓名'],
  ['full ?name|name', '姓名'],
  ['sex|gender', '性别'],
  ['age', '年龄'],
  ['grade|year ?group', '年级'],
  ['class(?:room)?', '班级'],
  ['school', '学校'],
  ['village', '村'],
  ['remarks?|notes?|comments?', '备注'],
  ['occupation|job|profession', '职业'],
  ['education', '文化程度'],
  ['paternal grand(?:father|pa)', '爷爷'],
  ['paternal grand(?:mother|ma)', '奶奶'],
  ['maternal grand(?:father|pa)', '外公'],
  ['maternal grand(?:mother|ma)', '外婆'],
  ['grand(?:father|pa)', '爷爷'],
  ['grand(?:mother|ma)', '奶奶'],
  ['fathers?|dad', '父亲'],
  ['mothers?|mum|mom', '母亲'],
  ['parents?', '家长'],
  ['guardians?|carers?|care ?givers?', '监护人'],
  ['students?|pupils?|child(?:ren)?', '学生'],
  ['family members?', '家庭成员'],
]
const WORDS = PHRASES.map(([shape, word]) => [new RegExp(`(?<![A-Za-z])(?:${shape})(?![A-Za-z])`, 'gi'), word] as const)
/** What joins words and says nothing. */
const JOINS = /(?<![A-Za-z])(?:of|the|'s|s'|and|for|a|an)(?![A-Za-z])|['’]s(?![A-Za-z])|['’]/gi

/** FatherName, father_phone: words joined as programs do. */
const apart = (text: string): string => text.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/_/g, ' ')

/**
 * A heading with its English words in Chinese, so that one lexicon understands both: Father's phone → 父亲电话, Uncle's phone →
 * Uncle电话 (nobody that the register knows). Beside Chinese of the same meaning (姓名 Name) the English is left out.
 */
export const inChinese = (text: string): string => {
  if (!/[A-Za-z]{2}/.test(text) || text.length > 80) return text
  const english = (part: string) =>
    WORDS.reduce((t, [shape, word]) => t.replace(shape, word), apart(part)).replace(JOINS, ' ')
  if (!/\p{Script=Han}/u.test(text)) return lone(english(text))
  const own = text.replace(/[A-Za-z][A-Za-z\s.'’/&_-]*/g, ' ')
  const said = [...text.matchAll(/[A-Za-z][A-Za-z\s.'’/&_-]*/g)].map(([part]) => english(part).trim()).join(' ')
  // 微信ID, 家长QQ: a word that is not translated belongs to what the Chinese says.
  if (/[A-Za-z]/.test(said) || !/\p{Script=Han}/u.test(said)) return text
  return [...said].every((letter) => /\s/.test(letter) || own.includes(letter)) ||
    ALIKE.some((w) => w.test(own) && w.test(said))
    ? own
    : `${own}${said}`
}

/** Words of one meaning. */
const ALIKE = [
  /出生|生日/,
  /序号|编号/,
  /住址|地址/,
  /身份证|证件/,
  /电话|手机|联系方式/,
  /学籍号|学号/,
  /监护|照护|照看/,
  /备注|说明/,
  /关系|称谓/,
]

/** A number alone, or an ID alone, by what lists call so. */
const lone = (text: string): string => {
  const bare = text.trim()
  if (/^(?:no\.?|#|index)$/i.test(bare)) return '序号'
  return /^id$/i.test(bare) ? '身份证号' : text
}
