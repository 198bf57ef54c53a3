import { DEFAULT_DAYS_OFF, DEFAULT_TERMS } from '../domain/calendar/defaults.ts'
import { DUTY_RULES } from '../domain/duties/list.ts'
import { RHYTHMS } from '../domain/duties/types.ts'
import { ENTRY_KINDS } from '../domain/entries/list.ts'
import { figureFaces } from '../domain/figures/list.ts'
import type { FieldSpec } from '../domain/kit/fields.ts'
import { RECORD_KINDS } from '../domain/records/list.ts'
import { READINGS } from '../domain/registers/child.ts'
import { ACTIONS, may, PLACE_KINDS_OF, ROLE_NAMES, ROLES, type Role } from '../domain/roles.ts'

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n')

const fields = (list: readonly FieldSpec[]) =>
  table(
    ['field', '问', '必填', '答'],
    list.map((f) => [
      `\`${f.name}\``,
      f.label,
      f.required ? '是' : '',
      f.options
        ? `${f.kind === 'choices' ? '可多选：' : ''}${f.options.map((o) => `\`${o.value}\` ${o.label}`).join('、')}`
        : `${f.kind}${f.max ? ` ≤ ${f.max}字` : ''}`,
    ]),
  )

const roles = (list: readonly Role[]) => list.map((r) => ROLE_NAMES[r]).join('、')

const records = () =>
  RECORD_KINDS.map(
    (kind) =>
      `### ${kind.title} \`${kind.kind}\` v${kind.version}\n${kind.about}\n\n${fields(kind.fields)}\n\n谁记：${roles(kind.write)}。谁看：${roles(kind.read)}。`,
  ).join('\n\n')

const entries = () =>
  ENTRY_KINDS.map(
    (kind) =>
      `### ${kind.title} \`${kind.kind}\` v${kind.version}\n${kind.purpose}关于：${kind.about.join('、')}。出处：${kind.sources.join('、')}。\n\n${fields(kind.fields)}\n\n状态：${kind.states.map((s) => `\`${s.value}\` ${s.label}${s.ended ? '（结束）' : ''}`).join('、')}。谁登记：${roles(kind.write)}。谁看：${roles(kind.read)}。`,
  ).join('\n\n')

const duties = () => {
  const term = DEFAULT_TERMS.find((t) => t.id === '2026-autumn')
  if (!term) throw new Error('no example term')
  const calendar = { terms: DEFAULT_TERMS, daysOff: DEFAULT_DAYS_OFF }
  return DUTY_RULES.map((rule) => {
    const evidence = rule.evidence.kinds.map((k) => `\`${k}\``).join('、')
    const head = `### ${rule.title} \`${rule.key}\` v${rule.version}\n${RHYTHMS[rule.rhythm]}，按${rule.unit}计，由${ROLE_NAMES[rule.owner]}做。${rule.source}。${evidence ? `凭证：${evidence}。` : ''}`
    if (rule.subject === 'place') return `${head}关于：${rule.places.join('、')}。`
    if (rule.subject === 'entry')
      return `${head}关于：${rule.entries === 'all' ? '每种登记' : rule.entries.map((k) => `\`${k}\``).join('、')}；有人负责的由那个人做，期次按那条登记自己的日子。`
    return `${head}例（${term.name}）：\n\n${table(
      ['期', '开始', '到期', '宽限到', '截止'],
      rule
        .periods(calendar, term)
        .map((p) => [p.label, p.windows.opens, p.windows.due, p.windows.grace, p.windows.closes]),
    )}`
  }).join('\n\n')
}

/** `docs/catalogue.md`: what the product knows, printed from the code that knows it. */
export const catalogue = (): string => `# Catalogue

Printed from the code by \`npm run catalogue\`; a test says when it is out of date.

## 谁可以做什么
${table(
  ['action', ...ROLES.map((r) => ROLE_NAMES[r])],
  [
    ['（任职于）', ...ROLES.map((r) => PLACE_KINDS_OF[r].join('、'))],
    ...ACTIONS.map((a) => [`\`${a}\``, ...ROLES.map((r) => (may(r, a) ? '✓' : ''))]),
  ],
)}

## 口径
${table(
  ['key', '名称', '定义'],
  Object.values(READINGS).map((r) => [`\`${r.key}\``, r.name, r.definition]),
)}

## 记录
${records()}

## 登记
${entries()}

## 值守
${duties()}

## 指标
${table(
  ['id', '名称', '单位', '定义'],
  figureFaces().map((f) => [`\`${f.id}\``, f.title, f.unit, f.definition]),
)}
`
