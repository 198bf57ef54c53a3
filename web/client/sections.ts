import { hasPage } from './has-page.ts'
import type { Me } from './me.tsx'

/** Every page that one goes to by itself, with the right that opens it: the side bar of a desk and 更多 of a phone are made from it. */
const SECTIONS: { title: string | null; items: [path: string, text: string, needs: string][] }[] = [
  {
    title: null,
    items: [
      ['/', '首页', ''],
      ['/today', '今天', 'duty.read'],
      ['/cards', '帮扶卡', 'card.read'],
    ],
  },
  {
    title: '日常',
    items: [
      ['/children', '花名册', 'child.list'],
      ['/overview', '各校一览', 'duty.read'],
      ['/board', '落实情况', 'duty.read'],
      ['/records', '记录台账', 'record.read'],
      ['/out-of-touch', '见面与联系', 'figure.read'],
      ['/occasions', '生日与节日', 'child.list'],
      ['/pairings', '结对', 'entry.read'],
      ['/entries', '登记', 'entry.read'],
      ['/ledger', '爱心账', 'ledger.read'],
      ['/hints', '给老人的提示', 'record.write'],
      ['/prints', '成批打印', 'print.make'],
      ['/forms', '表样', 'child.list'],
      ['/parents', '家长页', 'parent-page.read'],
    ],
  },
  {
    title: '每学期',
    items: [
      ['/rosters', '普查造册', 'roster.import'],
      ['/promotion', '升级与毕业', 'roster.import'],
      ['/transfers', '转学与接收', 'child.transfer'],
      ['/census', '摸排签核', 'child.list'],
      ['/two-files', '核对重复档案', 'child.merge'],
      ['/statistics', '统计表', 'figure.read'],
      ['/charts', '统计图', 'figure.read'],
      ['/evaluation', '检查评价', 'evaluation.read'],
      ['/summaries', '工作总结', 'report.read'],
    ],
  },
  {
    title: '本单位',
    items: [
      ['/places', '单位', 'place.read'],
      ['/calendar', '校历', 'place.read'],
      ['/own-fields', '自定项目', 'own-field.write'],
      ['/duty-rules', '职责规定', 'duty-rule.write'],
      ['/paper-texts', '信和条子的写法', 'paper-text.write'],
      ['/accounts', '账号与权限', 'account.read'],
      ['/audit', '操作记录', 'audit.read'],
    ],
  },
]

/** The right that a page asks for, by its path. */
export const NEEDS: ReadonlyMap<string, string> = new Map(
  SECTIONS.flatMap((group) => group.items.map(([path, , needs]) => [path, needs] as const)),
)

/** The pages of somebody, group by group; a group of which nothing is open is left out. */
export const sectionsOf = (
  me: Pick<Me, 'actions' | 'post'>,
): { title: string | null; items: { path: string; text: string }[] }[] =>
  SECTIONS.flatMap(({ title, items }) => {
    const open = items.flatMap(([path, text, needs]) =>
      (needs === '' || me.actions.includes(needs)) && hasPage(path, me.post) ? [{ path, text }] : [],
    )
    return open.length === 0 ? [] : [{ title, items: open }]
  })
