import type { Problem } from '../domain/kit/define-record.ts'

/** The answer to one thing that was sent among others (outside.md): kept, kept already, to be mended, or refused. */
export type Verdict = {
  id: string
  verdict: 'accepted' | 'duplicate' | 'needs-attention' | 'refused'
  code: string | null
  message: string | null
  problems: Problem[]
}

export const refused = (id: string, code: string, message: string, problems: Problem[] = []): Verdict => ({
  id,
  verdict: 'refused',
  code,
  message,
  problems,
})

export const accepted = (id: string): Verdict => ({ id, verdict: 'accepted', code: null, message: null, problems: [] })
export const duplicate = (id: string): Verdict => ({ ...accepted(id), verdict: 'duplicate' })

export const attention = (id: string, code: string, message: string | null, problems: Problem[] = []): Verdict => ({
  id,
  verdict: 'needs-attention',
  code,
  message,
  problems,
})

/** Not the shape of what may be sent: by field, in the words of `shapes`, so that the sender can mend it; nothing of it is stored. */
export const misshapenBy =
  (shapes: Readonly<Record<string, string>>) =>
  (raw: unknown, issues: readonly { path: readonly PropertyKey[] }[]): Verdict => {
    const fields = [...new Set(issues.map((i) => String(i.path[0] ?? '')))]
    const problems = fields.map(
      (field): Problem => ({
        field,
        code: 'not-understood',
        message: shapes[field] ?? `“${field}”没有看懂，请更新页面后再试。`,
      }),
    )
    const id = raw !== null && typeof raw === 'object' && 'id' in raw ? raw.id : null
    return attention(typeof id === 'string' ? id.slice(0, 100) : '', 'invalid', problems[0]?.message ?? null, problems)
  }
