import type * as z from 'zod'
import type { childFile } from '../../domain/api/child-shapes.ts'
import type { Term } from '../../domain/calendar/types.ts'
import { entryKind } from '../../domain/entries/list.ts'
import { withoutUrgent } from '../../domain/kit/define-record.ts'
import { CONTACT_KINDS } from '../../domain/records/contact-kinds.ts'
import { recordKind } from '../../domain/records/list.ts'
import { carerTold } from '../../domain/registers/carer-words.ts'
import { CARE_NAMES, RELATION_NAMES } from '../../domain/registers/child.ts'
import { parentText, sinceWords } from '../../domain/registers/parent-words.ts'
import type { FileSpan } from '../../domain/reports/papers/batch.ts'
import type { FileTold } from '../../domain/reports/papers/child-file.ts'
import type { EntryOut } from '../entries/queries/entry-views.ts'
import type { RecordOut } from '../records/queries/records.ts'

type File = z.input<typeof childFile>

const SEX: Record<string, string> = { male: '男', female: '女' }
const HUKOU: Record<string, string> = { rural: '农村', urban: '城镇' }
const PRESSING = ['overdue', 'due-soon', 'open']

/** By when, and how long that day is over, as the page on the screen says it. */
const byWords = ({ state, daysLate, period }: File['duties'][number]): string =>
  state === 'overdue' && daysLate ? `${period.windows.due}，过期${daysLate}天` : period.windows.due

/** May what is registered, or recorded of it, stand on paper? (kit/define-entry.ts, `unprinted`) */
const mayStand = (kind: string): boolean => entryKind(kind)?.unprinted !== true

/** A record of a register that is never printed is not printed either. */
const isPrintable = (record: RecordOut): boolean => {
  const kind = recordKind(record.kind)
  return kind?.subject?.of !== 'entry' || mayStand(kind.subject.entry)
}

/** Without a word of what stands on a list of its own: a worry about safety (decision 030) is told there, and only there. */
const lineOf = (record: RecordOut): string => {
  if (record.concern === null) return record.line
  const kind = recordKind(record.kind)
  return kind ? kind.line(withoutUrgent(kind, record.body)) : ''
}

/** The first day of the records asked for; null: all of them. Without a term to begin with: the last hundred days, or a year. */
export const sinceOf = (span: FileSpan, today: string, terms: readonly Term[]): string | null => {
  if (span === 'all') return null
  const begun = terms.filter((t) => t.startsOn <= today).toSorted((a, b) => (a.startsOn < b.startsOn ? 1 : -1))
  if (span === 'term') return begun[0]?.startsOn ?? null
  // The school year begins with the autumn term.
  return begun.find((t) => t.id.endsWith('autumn'))?.startsOn ?? null
}

/** A child's file in words for paper. `since`: records before this day are counted, not told. */
export const fileTold = (
  file: File,
  entries: readonly EntryOut[],
  of: { schoolName: string; since: string | null },
): FileTold => {
  const { row } = file
  const parent = (who: '父亲' | '母亲', p: File['father']) => ({
    who,
    name: p.name ?? '',
    now: parentText(p.state, p.place, p.since),
    phones: p.phones.join('、'),
    seen: p.seenOn ?? '',
  })
  const { carer } = file
  const relation = carer.relationText ?? (carer.relation ? RELATION_NAMES[carer.relation] : '')
  const standing = file.timeline.flatMap((item) =>
    item.type === 'record' && item.record.supersededBy === null && isPrintable(item.record) ? [item.record] : [],
  )
  const told = standing.filter((r) => of.since === null || r.happenedOn >= of.since)
  return {
    id: row.id,
    name: row.name,
    self: [
      { label: '学校', value: of.schoolName },
      { label: '班', value: row.className },
      { label: '性别', value: SEX[row.sex] ?? null },
      { label: '出生', value: row.birth },
      { label: '民族', value: file.ethnicity },
      { label: '户口', value: HUKOU[file.hukou] ?? null },
      { label: '住在', value: row.address ?? row.villageName },
      { label: '住校', value: row.boarder === null ? null : row.boarder ? '寄宿' : '走读' },
      { label: '身份证号', value: file.idMasked },
      { label: '学籍号', value: file.studentNo },
    ],
    family: [
      parent('父亲', file.father),
      parent('母亲', file.mother),
      {
        who: '照看的人',
        name: carer.name === null ? CARE_NAMES[carer.kind] : carerTold(relation, carer.name),
        now: file.since.care ? `${sinceWords(file.since.care)}照看` : '',
        phones: carer.phones.join('、'),
        seen: '',
      },
      ...file.siblings.map((s) => ({ who: '兄弟姐妹', name: s.name, now: s.className ?? '', phones: '', seen: '' })),
    ],
    facts: file.facts
      .filter((one) => mayStand(one.kind))
      .flatMap((one) => one.facts.map(({ label, text, since, from, keeps }) => ({ label, text, since, from, keeps }))),
    entries: entries
      .filter((e) => mayStand(e.kind) && !file.facts.some((one) => one.kind === e.kind))
      .map((e) => ({ from: e.from, title: e.kindTitle, line: e.line, state: e.stateTitle })),
    due: file.duties
      .filter((d) => PRESSING.includes(d.state))
      .toSorted((a, b) => (a.period.windows.due < b.period.windows.due ? -1 : 1))
      .map((d) => ({ title: `${d.ruleTitle} ${d.period.label}`, by: byWords(d) })),
    records: told.map((r) => ({
      on: r.happenedOn,
      title: r.kindTitle,
      line: lineOf(r),
      by: r.author.name,
      contact: CONTACT_KINDS.includes(r.kind),
    })),
    earlier: standing.length - told.length,
    changes: file.timeline.flatMap((item) =>
      item.type === 'change' && item.milestone ? [{ on: item.on, text: item.text, by: item.by }] : [],
    ),
  }
}
