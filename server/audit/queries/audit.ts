import { AppError } from '../../../domain/errors.ts'
import { type Actor, ROLE_NAMES, type Role } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { CURSOR_FAULT } from '../../page-of.ts'
import { auditPage } from '../db/page.ts'

const ACTIONS: Record<string, string> = {
  'set-up': '首次设置',
  'session.start': '登录',
  'session.locked': '试错多次，登录被锁',
  'password.change': '改密码',
  'language.set': '换界面语言',
  'password.reset': '重置密码',
  'account.add': '新建账号',
  'account.disable': '停用账号',
  'account.enable': '恢复账号',
  'post.add': '加职务',
  'post.end': '结束职务',
  'access.sign': '核对完谁看得到什么',
  'stand-in.add': '请人代班',
  'stand-in.end': '结束代班',
  'class.promote': '办升级与毕业',
  'class.promote-undone': '撤回升级与毕业',
  'class.hand-over': '交接班级',
  'class.hand-over-undone': '撤回交接',
  'token.add': '发令牌',
  'place.add': '添加地方',
  'place.change': '改地方',
  'place.merge': '合并地方',
  'place.unmerge': '撤回合并',
  'place.remove': '删除空的地方',
  'place.help-lines': '定急事电话',
  'copy.make': '做备份',
  'copy.restore': '用备份恢复资料',
  'copy.show-code': '看备份恢复码',
  'copy.new-code': '换备份恢复码',
  'calendar.term': '定学期',
  'calendar.day-off': '加放假',
  'calendar.uses-from': '定从哪天起用',
  'calendar.day-off-removed': '去掉放假',
  'duty-rule.set': '定一项职责',
  'census.answer': '摸排里核对孩子',
  'census.sign': '签核名册',
  'census.reopen': '重开签核的名册',
  'paper-text.set': '改信和条子的写法',
  'paper-text.off': '信和条子改回原来的写法',
  'paper.make': '下载给家里的纸',
  'attachment.add': '添照片',
  'attachment.picture': '照片送到',
  'attachment.open': '看照片',
  'attachment.remove': '删照片',
  'print.ask': '要一份成批打印',
  'print.make': '成批打印做好了',
  'print.take': '下载成批打印',
  'print.cancel': '取消成批打印',
  'print.gone': '成批打印到期清掉',
  'duty-rule.off': '停一项职责',
  'duty-rule.back': '撤回本单位对一项职责的要求',
  'blank-form.add': '收下一张空白表',
  'blank-form.map': '定空白表填什么',
  'blank-form.fill': '填一张表',
  'blank-form.end': '去掉一张空白表',
  'statistics-form.set': '对县里的统计表',
  'own-field.add': '加自定项目',
  'own-field.change': '改自定项目',
  'own-field.end': '停问自定项目',
  'own-field.resume': '接着问自定项目',
  'own-field.order': '排自定项目',
  'child.add': '添孩子',
  'child.change': '改资料',
  'child.merge': '合并两份档案',
  'child.unmerge': '分开合并过的档案',
  'child.apart': '说明是两个孩子',
  'child.leave': '办离开',
  'child.transfer-ask': '交给别的学校',
  'child.transfer-back': '没有接收交来的孩子',
  'child.transfer-withdrawn': '收回交给别的学校的孩子',
  'child.gone-elsewhere': '说明去了县外的学校',
  'child.transfer-in': '转入',
  'child.transfer-undone': '撤回接收',
  'child.return': '办回来',
  'factor.add': '加第二重验证',
  'factor.remove': '去掉第二重验证',
  'factor.reset': '清除第二重验证',
  'child.open': '打开档案',
  'parent-page.give': '发家长页链接',
  'parent-page.end': '收回家长页链接',
  'parent-page.agree': '家长同意用家长页',
  'parent-page.answer': '家长在家长页上答',
  'parent-page.stop': '家长停用家长页',
  'parent-page.take': '收下家长答的',
  'parent-page.aside': '家长答的放到一边',
  'ledger.receive': '爱心账：收到',
  'ledger.give': '爱心账：发放',
  'ledger.advance': '爱心账：垫付',
  'ledger.repay': '爱心账：报销',
  'ledger.lend': '爱心账：借给学生',
  'ledger.return': '爱心账：学生归还',
  'ledger.reverse': '爱心账：冲正',
  'ledger.confirm': '爱心账：第二人核对',
  'donor.set-contact': '写捐助人联系方式',
  'donor.open-contact': '看捐助人联系方式',
  'ledger.export': '导出爱心账',
  'child.search-number': '按号码后四位找孩子',
  'record.read': '看记录里的话',
  'child.reveal': '看完整号码',
  'child.export': '导出名册',
  'record.export': '导出记录',
  'entry.export': '导出登记',
  'roster.upload': '交表格',
  'roster.apply': '写进花名册',
  'roster.hand': '别处的表按学校分来',
  'roster.undo': '撤回导入',
  'day.begin': '到日子的变化生效',
  'roster.cancel': '放弃导入',
  'roster.reopen': '再打开导入过的表',
  'roster.original': '取原表',
  'roster.numbers': '看名单里的完整号码',
  'record.add': '记一笔',
  'record.correct': '更正记录',
  'entry.add': '登记',
  'entry.change': '改登记',
  'entry.end': '结束登记',
  'entry.take-back': '撤回结束登记',
  'duty.waive': '免一次',
  'duty.waiver-withdrawn': '撤回免办',
  'report.open': '起草总结',
  'report.save': '改总结',
  'report.reset': '重写一段',
  'report.issue': '签发',
  'report.withdraw': '撤回总结',
  'report.submit': '送审总结',
  'report.review': '审核总结',
  'report.return': '退回总结',
  'report.note': '给总结提意见',
  'report.discard': '丢弃草稿',
  'report.download': '下载总结',
  'report.print': '打印报告',
  'statistics.export': '导出统计表',
  'evaluation.set-list': '定评价的指标',
  'evaluation.list-off': '评价改回通用的指标',
  'evaluation.export': '导出检查佐证材料',
  'rows.written': '后台写入',
  'seals.begin': '开始封存',
}

const seqOf = (cursor: string): number => {
  if (!/^\d{1,15}$/.test(cursor)) throw new AppError('invalid', { cursor: CURSOR_FAULT }, CURSOR_FAULT)
  return Number(cursor)
}

const NUMBERS: Record<string, string> = { phones: '电话', 'id-number': '身份证号' }
/** What was done, of how many, of which numbers. A reason is words about a child: it stands in the child's own file. */
const sentence = (action: string, { rows, what }: Record<string, unknown>): string => {
  const more = [typeof rows === 'number' ? `${rows} 名` : '', typeof what === 'string' ? (NUMBERS[what] ?? '') : '']
  const said = more.filter((x) => x !== '').join('，')
  return `${ACTIONS[action] ?? action}${said ? `（${said}）` : ''}`
}

/** The kinds of deed that the list may be narrowed to. */
export const listAuditActions = async (_ctx: Ctx, actor: Actor) => {
  can(actor, 'audit.read')
  return { items: Object.entries(ACTIONS).map(([action, text]) => ({ action, text })) }
}

/** Who did what and when, without any content. */
export const listAudit = async (
  ctx: Ctx,
  actor: Actor,
  input: {
    action?: string | undefined
    who?: string | undefined
    from?: string | undefined
    to?: string | undefined
    cursor?: string | undefined
    limit: number
  },
) => {
  can(actor, 'audit.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const tree = await tx.tree()
      const rows = await auditPage(tx, {
        action: input.action ?? null,
        who: input.who?.trim() || null,
        from: input.from ?? null,
        to: input.to ?? null,
        before: input.cursor === undefined ? null : seqOf(input.cursor),
        limit: input.limit + 1,
      })
      const shown = rows.slice(0, input.limit)
      return {
        items: shown.map((r) => ({
          seq: String(r.seq),
          at: r.at.toISOString(),
          who: r.account_name,
          roleName: ROLE_NAMES[r.role as Role] ?? r.role,
          action: r.action,
          text: sentence(r.action, r.detail),
          place: r.place_id === null ? null : (tree.get(r.place_id)?.name ?? null),
          sealed: r.batch !== null,
        })),
        next: rows.length > input.limit ? String(shown.at(-1)?.seq ?? '') : null,
      }
    },
    { readOnly: true },
  )
}
