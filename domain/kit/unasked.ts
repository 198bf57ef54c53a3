/**
 * What no form of this county may ask, with the reason that is told. Numbers stand sealed in the file and nowhere else (decision
 * 014); the rest must not be written about a child in somebody's hands (Minors Protection Law art. 4, Personal Information Protection Law art. 28; kinds.md:
 * nothing that embarrasses, no rank, no label).
 */
const UNASKED: readonly [RegExp, string][] = [
  [
    /身份证|证件号|户口本号|学籍号|护照|银行卡|社保卡|医保卡|存折|账号密码|密码/,
    '号码封存在档案里，不在记录里再抄一遍',
  ],
  [/宗教|信仰|信教|教徒|党派|政治面貌/, '信仰和政治面貌不属于关爱工作要问的事'],
  [/HIV|H\.I\.V|艾滋|梅毒|性病|乙肝|传染病|精神病|癫痫/i, '病情会伤到孩子，只告诉医生和校医，不写进表格'],
  [
    /问题(?:学生|儿童|孩子|家庭|少年)|差生|后进生|学困生|双差|坏孩子|坏学生|笨|低能|弱智|不良(?:学生|少年|儿童)|单亲|孤僻生/,
    '这样的叫法会贴在孩子身上，请写看到的事',
  ],
  [/排名|名次|打分|评分|积分|打卡|签到|考核分/, '这里不给孩子和老师排名、打分、打卡'],
  [/侵害经过|性侵|强奸|猥亵/, '受到侵害的事不在表格里问：请打 110，按“遇到急事”办'],
  [/指纹|人脸|虹膜|基因|血型/, '身体特征的信息不用收集'],
]

/** Why these words may not stand in a form; null where nothing is against them. */
export const unasked = (texts: readonly string[]): string | null => {
  for (const text of texts)
    for (const [words, reason] of UNASKED) {
      const found = words.exec(text.replace(/\s/g, ''))
      if (found) return `“${found[0]}”不能这样问：${reason}。请换一个问法，或不加这一项。`
    }
  return null
}
