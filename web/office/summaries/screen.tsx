import { Button, Select } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { faceOf, REPORT_FACES } from '../../../domain/reports/kinds.ts'
import { dayWords, shanghaiDay } from '../../client/child-text.ts'
import { useMay, useMe } from '../../client/me.tsx'
import { useAsk, useDo } from '../../client/queries.ts'
import { usePlaces } from '../../client/use-places.ts'
import { Empty, Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

/** Drafts and issued summaries; a new one writes itself. */
export const Screen = () => {
  const me = useMe()
  const navigate = useNavigate()
  const mayWrite = useMay('report.write')
  const list = useAsk('listSummaries', {})
  const calendar = useAsk('getCalendar', { query: {} })
  const open = useDo('openSummary', ['listSummaries'])
  const faces = Object.values(REPORT_FACES).filter((face) => face.write.includes(me.post.role))
  const { items: written } = usePlaces(
    {
      kind: [...new Set(faces.flatMap((face) => face.placeKinds))].join(',') || 'school',
      ...(me.post.place.kind === 'county' ? {} : { within: me.post.place.code }),
    },
    faces.length > 0,
  )
  const [chosenPlace, setPlace] = useState('')
  // In the holidays it is the last term that is summed up; what has not begun has no numbers.
  const begun = (calendar.data?.terms ?? []).filter(
    (x, i, all) => x.startsOn <= me.today && all.findIndex((y) => y.id === x.id) === i,
  )
  const [chosen, setTerm] = useState('')
  const term = chosen || (begun.at(-1)?.id ?? '')
  const code = chosenPlace || (written.find((p) => p.id === me.post.place.id) ?? written[0])?.code || ''
  const [chosenKind, setKind] = useState('')
  const here = written.find((p) => p.code === code)
  const genres = faces.filter((f) => f.placeKinds.some((kind) => kind === here?.kind))
  const face = genres.find((f) => f.kind === chosenKind) ?? genres[0]
  return (
    <Page title={t('工作总结')}>
      {mayWrite ? (
        <div className="card pad row" style={{ alignItems: 'flex-end' }}>
          {written.length < 2 ? null : (
            <Select
              label={t('给哪里写')}
              value={code}
              onChange={(v) => setPlace(v ?? '')}
              data={written.map((s) => ({ value: s.code, label: s.name }))}
            />
          )}
          {genres.length > 1 ? (
            <Select
              label={t('写哪一种')}
              value={face?.kind ?? ''}
              onChange={(v) => setKind(v ?? '')}
              data={genres.map((f) => ({ value: f.kind, label: t(f.title) }))}
              allowDeselect={false}
            />
          ) : null}
          <Select
            label={t('学期')}
            value={term}
            onChange={(v) => setTerm(v ?? '')}
            data={begun.map((x) => ({ value: x.id, label: x.name }))}
          />
          <Button
            loading={open.isPending}
            disabled={term === '' || !face}
            onClick={() =>
              open.mutate(
                { body: { kind: face?.kind ?? 'school-summary', place: code, term } },
                { onSuccess: (s) => void navigate({ to: '/summaries/$id', params: { id: s.id } }) },
              )
            }
          >
            {face?.kind === 'plan' ? t('起草计划') : t('起草这学期的总结')}
          </Button>
          <span className="mut sm">{t('数字从记录里来，写好的话您来改。')}</span>
        </div>
      ) : null}
      {open.error ? <Fault error={open.error} /> : null}
      {list.error ? <Fault error={list.error} again={() => void list.refetch()} /> : null}
      {!list.data && !list.error ? <Loading rows={3} /> : null}
      {list.data?.items.length === 0 ? (
        <Empty
          text={
            mayWrite
              ? t('还没有总结。选好学期，草稿会自己写好，每个数字都能点开看名单。')
              : t('这里还没有总结。起草以后您在这里看得到。')
          }
        />
      ) : null}
      {list.data && list.data.items.length > 0 ? (
        <div className="card scroll" tabIndex={0}>
          <table className="tbl stack">
            <thead>
              <tr>
                <th>{t('学期')}</th>
                <th>{t('文种')}</th>
                <th>{t('单位')}</th>
                <th>{t('截至')}</th>
                <th>{t('到哪一步')}</th>
                <th>{t('校验码')}</th>
              </tr>
            </thead>
            <tbody>
              {list.data.items.map((s) => (
                <tr key={s.id}>
                  <td>
                    <Link to="/summaries/$id" params={{ id: s.id }} className="name">
                      {s.termName}
                    </Link>
                  </td>
                  <td>{t(faceOf(s.kind)?.title ?? '工作总结')}</td>
                  <td>{s.placeName}</td>
                  <td>{t('截至{d}', { d: dayWords(s.cutoff) })}</td>
                  <td>
                    {s.withdrawn
                      ? t('已撤回，{who}，{d}：{x}', {
                          who: s.withdrawn.by,
                          d: dayWords(s.withdrawn.on),
                          x: s.withdrawn.reason,
                        })
                      : s.state === 'issued'
                        ? t('已签发，{who}，{d}', {
                            who: s.issuedBy ?? '',
                            d: s.issuedAt ? dayWords(shanghaiDay(s.issuedAt)) : '',
                          })
                        : t('草稿')}
                  </td>
                  <td>{s.checkCode ?? ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </Page>
  )
}
