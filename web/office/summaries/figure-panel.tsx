import { ActionIcon, Autocomplete } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { isSpanOfTerms } from '../../../domain/calendar/year.ts'
import { ruleLackedIn, ruleMissedIn } from '../../../domain/figures/list.ts'
import { reasonKey, USUAL_REASONS } from '../../../domain/reports/answers.ts'
import { faceOf } from '../../../domain/reports/kinds.ts'
import { partsOfRef } from '../../../domain/reports/kit/input.ts'
import { call } from '../../client/call.ts'
import { usePlaces } from '../../client/use-places.ts'
import { RecordLink } from '../../duties/record-link.tsx'
import { More } from '../../ui/more.tsx'
import { Fault, Loading } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import type { Summary } from './page-context.ts'

const PAGE = 100

/** A number opened: what it counts, the last term's, what is not known, and the rows behind it down to the child. */
export const FigurePanel = ({
  summary,
  id,
  note,
  close,
}: {
  summary: Summary
  id: string
  note: (reasons: Record<string, string>) => void
  close: () => void
}) => {
  const figure = summary.figures[id]
  const asked = partsOfRef(id)
  const places = usePlaces({ ids: String(summary.placeId) })
  const code = asked.code ?? places.items[0]?.code ?? ''
  // Of a place below as that place counts; of the whole as the paper does.
  const reading = asked.code === null ? faceOf(summary.kind)?.reading : undefined
  const query = {
    place: code,
    term: asked.part ?? summary.term,
    at: summary.cutoff,
    limit: PAGE,
    ...(reading ? { reading } : {}),
  }
  const rows = useInfiniteQuery({
    queryKey: ['getFigureRows', id, query, summary.version],
    enabled: code !== '' && figure !== undefined,
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      call('getFigureRows', {
        params: { figureId: asked.id },
        query: { ...query, ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    getNextPageParam: (last) => last.next ?? undefined,
  })
  if (!figure) return null
  const items = rows.data?.pages.flatMap((p) => p.items) ?? []
  const rule = summary.canEdit ? ruleMissedIn(id) : null
  const lacked = summary.state === 'draft' ? ruleLackedIn(asked.id) : null
  return (
    <section className="figure-panel" aria-live="polite" aria-label={figure.title}>
      <div className="row" style={{ flexWrap: 'nowrap' }}>
        <span className="sm mut">{figure.title}</span>
        <span className="sp" />
        <ActionIcon variant="subtle" color="gray" className="close" aria-label={t('关上')} onClick={close}>
          ×
        </ActionIcon>
      </div>
      <div>
        <b style={{ fontSize: 'var(--t-3xl)', lineHeight: 1.3 }}>{figure.text}</b>{' '}
        {figure.unit === '%' ? '' : figure.unit}
        {figure.previous === null ? null : <span className="mut sm">　{against(figure, summary.term)}</span>}
      </div>
      <p className="sm">{figure.definition}</p>
      {figure.unknown ? <p className="sm soon">{t('有关情况不详的 {n} 名。', { n: figure.unknown })}</p> : null}
      <b className="sm">{t('背后的 {n} 行', { n: figure.rows })}</b>
      {rule ? <p className="xs mut">{t('知道原因就写上，只计人数进正文，不写姓名。')}</p> : null}
      {rows.error ? <Fault error={rows.error} again={() => void rows.refetch()} /> : null}
      {!rows.data && !rows.error ? <Loading rows={4} /> : null}
      <section className="rows" aria-label={t('名单')} tabIndex={0}>
        {items.map((r) => (
          <div key={r.key} className="figure-row">
            {r.childId ? (
              <Link to="/children/$id" params={{ id: r.childId }}>
                {r.childName}
              </Link>
            ) : (
              r.childName
            )}
            <span className="mut nowrap">{r.className}</span>
            {rule && r.childId ? (
              <Why
                start={summary.reasons[reasonKey(rule, r.childId)] ?? ''}
                label={t('{name}没有完成的原因', { name: r.childName ?? '' })}
                done={(text) => note({ ...summary.reasons, [reasonKey(rule, r.childId ?? '')]: text })}
              />
            ) : (
              <span className="mut">{[r.on, r.text].filter(Boolean).join(' ')}</span>
            )}
            {lacked && r.childId ? (
              <RecordLink rule={lacked} about={{ children: r.childId }} names={r.childName ?? ''} />
            ) : null}
          </div>
        ))}
        <More
          more={rows.hasNextPage ? () => void rows.fetchNextPage() : null}
          busy={rows.isFetchingNextPage}
          text={t('再看 {n} 行', { n: PAGE })}
        />
      </section>
      <p className="xs mut3">
        {summary.state === 'issued' ? t('签发时的数已固定，名单是现在的。') : t('数字随记录变，签发后固定。')}
      </p>
    </section>
  )
}

const against = (figure: Summary['figures'][string], term: string): string => {
  const then = t(isSpanOfTerms(term) ? '上一年 {n}' : '上学期 {n}', {
    n: figure.unit === '%' ? `${figure.previous?.toFixed(1)}%` : (figure.previous ?? ''),
  })
  const change = figure.change ?? 0
  if (change === 0) return t('{then}，相同', { then })
  const by = figure.unit === '%' ? `${Math.abs(change).toFixed(1)} 个百分点` : `${Math.abs(change)}`
  return `${then}，${change > 0 ? t('多 {by}', { by }) : t('少 {by}', { by })}`
}

const Why = ({ start, label, done }: { start: string; label: string; done: (text: string) => void }) => (
  <Autocomplete
    size="xs"
    className="why"
    aria-label={label}
    placeholder={t('原因')}
    defaultValue={start}
    maxLength={12}
    data={[...USUAL_REASONS]}
    onOptionSubmit={(text) => done(text)}
    onBlur={(e) => {
      const text = e.currentTarget.value.trim()
      if (text !== start) done(text)
    }}
  />
)
