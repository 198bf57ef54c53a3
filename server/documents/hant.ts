import { Converter } from 'opencc-js/cn2t'

/**
 * Words that conversion alone gets wrong or that readers of zh-Hant say otherwise, zh-Hans → zh-Hant; looked through by hand. The longest
 * goes first.
 */
const REVIEWED: Readonly<Record<string, string>> = {
  签: '簽',
  校历: '校曆',
  发放: '發放',
  占: '占',
  台: '台',
  了解: '了解',
  登录名: '登入名稱',
  登录: '登入',
  密码: '密碼',
  打印: '列印',
  账号: '帳號',
  爱心账: '愛心帳',
  台账: '台帳',
  网络: '網絡',
  屏幕: '螢幕',
  文件夹: '資料夾',
  导入: '匯入',
  导出: '匯出',
  信息: '資訊',
  服务器: '伺服器',
  程序: '程式',
  数据: '資料',
  软件: '軟體',
  链接: '連結',
  二维码: '二維碼',
  验证器: '驗證器',
  刷新: '重新整理',
  里: '裡',
  为: '為',
  村干部: '村幹部',
  班干部: '班幹部',
  干什么: '幹什麼',
  联系: '聯繫',
  关系: '關係',
  系统: '系統',
  制度: '制度',
  制定: '制定',
  年级: '年級',
  复印: '複印',
  重复: '重複',
  答复: '答覆',
  回复: '回覆',
  恢复: '恢復',
  只: '只',
  一只: '一隻',
  面条: '麵條',
  头发: '頭髮',
  家长发: '家長發',
  发信: '發信',
  回音: '回音',
  子丑寅卯: '子丑寅卯',
  发出: '發出',
  钟: '鐘',
  于: '於',
  谷雨: '穀雨',
}

const longestFirst = Object.entries(REVIEWED).toSorted(([a], [b]) => b.length - a.length)
const convert = Converter({ from: 'cn', to: 'tw' })

/** One sentence in zh-Hant: what was looked through stands as it was settled, the rest is converted character by phrase. */
export const inHant = (text: string, names: readonly string[] = []): string => {
  let left = text
  const settled: string[] = []
  // Nobody's name is spelt anew: 于 and 於, 范 and 範 are different families.
  const kept = names.toSorted((a, b) => b.length - a.length).map((name) => [name, name] as const)
  for (const [from, to] of [...kept, ...longestFirst])
    left = left.replaceAll(from, () => {
      settled.push(to)
      return String.fromCodePoint(0xe000 + settled.length - 1)
    })
  return convert(left).replace(/[\ue000-\uf8ff]/g, (c: string) => settled[(c.codePointAt(0) ?? 0) - 0xe000] ?? c)
}
