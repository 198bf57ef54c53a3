import { useQuery } from '@tanstack/react-query'
import type { TookPart } from '../../domain/kit/record-subject.ts'
import { type Answer, call, type Refusal } from '../client/call.ts'
import { useAsk } from '../client/queries.ts'
import type { Invited } from '../client/record-draft.ts'
import { Fault, Loading } from '../ui/states.tsx'
import { t } from '../words/words.ts'

/** Whom a roll lists: as much of a child as it shows. */
export type Listed = { id: string; name: string; className?: string | null | undefined }
export type Found = { data: readonly Listed[] | undefined; error: Refusal | null; refetch: () => unknown }
const PAGE = 200

/** Everybody whom the roll lists, class by class; asked for page after page. */
export const useInvited = (place: string, invited: Invited) =>
  useQuery<Answer<'listChildren'>['items'], Refusal>({
    queryKey: ['listChildren', 'roll', place, invited],
    enabled: place !== '' && invited !== 'nobody',
    queryFn: async () => {
      const items: Answer<'listChildren'>['items'] = []
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page: Answer<'listChildren'> = await call('listChildren', {
          query: {
            place,
            sort: 'class',
            limit: PAGE,
            ...(invited === 'left-behind' ? { leftBehind: 'education' as const } : {}),
            ...(cursor ? { cursor } : {}),
          },
        })
        items.push(...page.items)
        cursor = page.next
      }
      return items
    },
  })

/** Whom the roll of an entry lists, for whoever records what happened there. */
export const useRollOf = (entry: string, kind: string, invited: Invited, enabled: boolean): Found => {
  const asked = useAsk(
    'getRoll',
    { params: { id: entry }, query: { kind, ...(invited === 'nobody' ? {} : { invited }) } },
    { enabled },
  )
  return { data: asked.data?.items, error: asked.error, refetch: asked.refetch }
}

/**
 * A tapping list: everybody has the first mark, a tap gives the next one (kinds.md §7, looks “phone-roll”). Marks stand as words,
 * not as colour alone.
 */
export const Roll = ({
  took,
  found,
  marks,
  set,
}: {
  took: TookPart
  found: Found
  marks: Readonly<Record<string, string>>
  set: (marks: Record<string, string>) => void
}) => {
  // Families were invited; else the children are there themselves.
  const families = took.families === true
  const codes = took.marks.map((m) => m.value)
  const first = codes[0] ?? ''
  const markOf = (id: string) => marks[id] ?? first
  const next = (id: string) => codes[(codes.indexOf(markOf(id)) + 1) % codes.length] ?? first
  if (found.error && !found.data) return <Fault error={found.error} again={() => void found.refetch()} />
  if (!found.data) return <Loading rows={4} />
  const listed = found.data
  const classes = [...Map.groupBy(listed, (c) => c.className ?? '')]
  const counts = took.marks.map((m) => ({ ...m, n: listed.filter((c) => markOf(c.id) === m.value).length }))
  return (
    <section aria-label={t(took.title)} className="col" style={{ gap: 8 }}>
      <div className="row" role="status" style={{ gap: 16 }}>
        <span className="mut">
          {families ? t('请了 {n} 家', { n: listed.length }) : t('名单上 {n} 名', { n: listed.length })}
        </span>
        {counts.map((m) => (
          <span key={m.value}>
            {t(m.label)} <b>{m.n}</b>
          </span>
        ))}
      </div>
      <p className="mut sm">
        {t('都算{first}。点一下名字，依次换成{rest}。', {
          first: t(took.marks[0]?.label ?? ''),
          rest: took.marks
            .slice(1)
            .map((m) => t(m.label))
            .join(t('、')),
        })}
      </p>
      {classes.map(([name, children]) => (
        <div key={name} className="col" style={{ gap: 6 }}>
          {classes.length > 1 ? (
            <div className="mut sm">
              {families
                ? t('{x} {n} 家', { x: name, n: children.length })
                : t('{x} {n} 名', { x: name, n: children.length })}
            </div>
          ) : null}
          <div className="roll">
            {children.map((c) => {
              const mark = took.marks.find((m) => m.value === markOf(c.id))
              const last = families && markOf(c.id) === codes.at(-1)
              return (
                <button
                  key={c.id}
                  type="button"
                  className={last ? 'rolled off' : markOf(c.id) === first ? 'rolled' : 'rolled other'}
                  aria-label={t('{name}：{mark}', { name: c.name, mark: t(mark?.label ?? '') })}
                  onClick={() => set({ ...marks, [c.id]: next(c.id) })}
                >
                  <span>{c.name}</span>
                  <span className="sm">{markOf(c.id) === first ? '✓' : t(mark?.label ?? '')}</span>
                </button>
              )
            })}
          </div>
        </div>
      ))}
    </section>
  )
}
