import { useQuery } from '@tanstack/react-query'
import type { TookPart } from '../../domain/kit/record-subject.ts'
import { type Answer, call, type Refusal } from '../client/call.ts'
import type { Invited } from '../client/record-draft.ts'
import { Fault, Loading } from '../ui/states.tsx'
import { t } from '../words/words.ts'

type Listed = Answer<'listChildren'>['items'][number]
const PAGE = 200

/** Everybody whom the roll lists, class by class; asked for page after page. */
export const useInvited = (place: string, invited: Invited) =>
  useQuery<Listed[], Refusal>({
    queryKey: ['listChildren', 'roll', place, invited],
    enabled: place !== '' && invited !== 'nobody',
    queryFn: async () => {
      const items: Listed[] = []
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
  found: ReturnType<typeof useInvited>
  marks: Readonly<Record<string, string>>
  set: (marks: Record<string, string>) => void
}) => {
  const codes = took.marks.map((m) => m.value)
  const first = codes[0] ?? ''
  const markOf = (id: string) => marks[id] ?? first
  const next = (id: string) => codes[(codes.indexOf(markOf(id)) + 1) % codes.length] ?? first
  if (found.error && !found.data) return <Fault error={found.error} again={() => void found.refetch()} />
  if (!found.data) return <Loading rows={4} />
  const classes = [...Map.groupBy(found.data, (c) => c.className ?? '')]
  const counts = took.marks.map((m) => ({ ...m, n: found.data.filter((c) => markOf(c.id) === m.value).length }))
  return (
    <section aria-label={t(took.title)} className="col" style={{ gap: 8 }}>
      <div className="row" role="status" style={{ gap: 16 }}>
        <span className="mut">{t('请了 {n} 家', { n: found.data.length })}</span>
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
          {classes.length > 1 ? <div className="mut sm">{t('{x} {n} 家', { x: name, n: children.length })}</div> : null}
          <div className="roll">
            {children.map((c) => {
              const mark = took.marks.find((m) => m.value === markOf(c.id))
              const last = markOf(c.id) === codes.at(-1)
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
