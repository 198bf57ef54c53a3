import type { Problem } from '../../domain/kit/define-record.ts'

export type Verdict = {
  id: string
  verdict: 'accepted' | 'duplicate' | 'needs-attention' | 'refused'
  code: string | null
  message: string | null
  problems: Problem[]
}

export const refused = (id: string, code: string, message: string): Verdict => ({
  id,
  verdict: 'refused',
  code,
  message,
  problems: [],
})

export const accepted = (id: string): Verdict => ({ id, verdict: 'accepted', code: null, message: null, problems: [] })
export const duplicate = (id: string): Verdict => ({ ...accepted(id), verdict: 'duplicate' })

export const CORRECTED = '那条记录已经更正过，请在最新的一条上改。'
export const idTaken = (id: string): Verdict =>
  refused(id, 'id-taken', '这个编号已经有一条不同的记录，请重新保存一次。')
/** The id stands already, out of this actor's sight or since a moment ago. */
export class IdTaken extends Error {}

export const attention = (id: string, code: string, message: string | null, problems: Problem[] = []): Verdict => ({
  id,
  verdict: 'needs-attention',
  code,
  message,
  problems,
})

const SHAPES: Record<string, string> = {
  id: '记录没有合用的编号，请重新保存一次。',
  childIds: '请选这条记录是关于哪些孩子的（最多 60 名）。',
  about: '请选这条记录是关于谁的：孩子、地方，或一个登记项目。',
  took: '参加的孩子没有看懂，请重新点一遍（最多 1000 名）。',
  staff: '参加的人员没有看懂，请重新写（每人一个姓名）。',
  happenedOn: '日期不对，请重新选。',
}

/** Not the shape of a record: by field, so that the sender can mend it; nothing of it is stored. */
export const misshapen = (raw: unknown, issues: readonly { path: readonly PropertyKey[] }[]): Verdict => {
  const fields = [...new Set(issues.map((i) => String(i.path[0] ?? '')))]
  const problems = fields.map(
    (field): Problem => ({
      field,
      code: 'not-understood',
      message: SHAPES[field] ?? `“${field}”没有看懂，请更新页面后再试。`,
    }),
  )
  const { id } = raw as { id?: unknown }
  return attention(typeof id === 'string' ? id.slice(0, 100) : '', 'invalid', problems[0]?.message ?? null, problems)
}
