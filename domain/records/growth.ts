import type { GrowthPart, RecordBody, RecordKind } from '../kit/define-record.ts'
import { recordKind } from './list.ts'

/** Chapters of the booklet in their order, each with what fills it while it is empty. */
export const GROWTH_CHAPTERS: readonly { part: GrowthPart; title: string; fills: string }[] = [
  { part: 'praise', title: '被看见的好', fills: '夸了孩子一句，记一笔“关怀”，选“表扬”或“鼓励”。' },
  { part: 'study', title: '学习上往前走', fills: '看到功课上的进步，记一笔“学情”。' },
  { part: 'step', title: '一步一步做到的', fills: '帮扶计划里做到的那几步会在这里。' },
  { part: 'result', title: '学得怎样', fills: '期中、期末记的“学期结果”会在这里，只有话，没有分数和名次。' },
  { part: 'together', title: '一起做过的', fills: '过生日、参加活动、去儿童之家，记下来就在这里。' },
  { part: 'wish', title: '自己说想要的', fills: '五方面调查里孩子自己说的会在这里。' },
]

type Written = { id: string; kind: string; happenedOn: string; body: RecordBody }
export type GrowthLine = { id: string; on: string; words: string }

/**
 * What a child's records tell for its growth booklet (S2A.10), chapter by chapter, the oldest first: only what a record says. The same
 * words in a row (a home opened every week) stand once, with the first day. `from`: nothing before it.
 */
export const growthOf = (
  records: readonly Written[],
  from = '',
  kindOf: (kind: string) => Pick<RecordKind, 'growth'> | null = recordKind,
): ReadonlyMap<GrowthPart, GrowthLine[]> => {
  const chapters = new Map<GrowthPart, GrowthLine[]>()
  const inOrder = records.filter((r) => r.happenedOn >= from).toSorted((a, b) => (a.happenedOn < b.happenedOn ? -1 : 1))
  for (const { id, kind, happenedOn, body } of inOrder) {
    const told = kindOf(kind)?.growth?.(body)
    if (!told || told.words.trim() === '') continue
    const lines = chapters.get(told.part) ?? []
    if (!lines.some((line) => line.words === told.words)) lines.push({ id, on: happenedOn, words: told.words })
    chapters.set(told.part, lines)
  }
  return chapters
}
