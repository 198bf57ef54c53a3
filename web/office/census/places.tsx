import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import type { Answer } from '../../client/call.ts'
import { dayWords } from '../../client/child-text.ts'
import { useMe } from '../../client/me.tsx'
import { useList } from '../../client/use-list.ts'
import { usePrint } from '../../client/use-print.ts'
import { More } from '../../ui/more.tsx'
import { Empty, Fault, Loading, Page } from '../../ui/states.tsx'
import { say, t } from '../../words/words.ts'
import type { Asked } from './asked.ts'
import { Differences } from './differences.tsx'

type Row = Answer<'getCensusPlaces'>['items'][number]

/** Which classes and villages have signed their roll of the term, by name, and whose it is where not. */
export const Places = ({ asked }: { asked: Asked }) => {
  const me = useMe()
  const navigate = useNavigate()
  const want = asked.want === 'unsigned' ? 'unsigned' : 'all'
  const list = useList('getCensusPlaces', { want, limit: 200, ...(asked.term ? { term: asked.term } : {}) })
  const printing = usePrint(list)
  const data = list.first
  const set = (next: Asked['want']) =>
    void navigate({ to: '/census', search: { ...asked, want: next } as never, replace: true })
  const several = me.post.place.kind !== 'school'
  return (
    <Page
      kind="fill"
      title={t('摸排签核')}
      head={
        <>
          <span>{t('{x} 摸排签核', { x: me.post.place.name })}</span>
          <span>{t('{d} 打印', { d: longDate(me.today) })}</span>
        </>
      }
      aside={
        data
          ? [
              say(data.term.name),
              ...(data.classes.all
                ? [t('{n} 个班签核了 {m} 个', { n: data.classes.all, m: data.classes.signed })]
                : []),
              ...(data.villages.all
                ? [t('{n} 个村（居）签核了 {m} 个', { n: data.villages.all, m: data.villages.signed })]
                : []),
            ].join(' · ')
          : null
      }
      actions={
        <Button variant="default" className="only-desk" loading={printing.busy} onClick={printing.print}>
          {t('打印')}
        </Button>
      }
    >
      <div className="pills strip noprint">
        {(
          [
            ['all', '全部'],
            ['unsigned', '还没签核'],
          ] as const
        ).map(([key, label]) => (
          <button
            key={key}
            type="button"
            className="pill"
            data-on={key === want || undefined}
            aria-pressed={key === want}
            onClick={() => set(key === 'unsigned' ? key : undefined)}
          >
            {t(label)}
            {key === 'unsigned' && data
              ? ` ${data.classes.all + data.villages.all - data.classes.signed - data.villages.signed}`
              : ''}
          </button>
        ))}
      </div>
      {me.post.place.kind === 'county' ? null : <Differences place={null} term={asked.term} />}
      {list.error ? <Fault error={list.error} again={list.again} /> : null}
      {!data && !list.error ? <Loading rows={10} /> : null}
      {data && list.items.length === 0 ? (
        <Empty text={want === 'unsigned' ? t('都签核了。') : t('这里还没有班和村，先到“单位”里添加。')} />
      ) : null}
      {list.items.length > 0 ? (
        <div className="card scroll" tabIndex={0}>
          <table className="tbl stack">
            <thead>
              <tr>
                <th>{t('班、村')}</th>
                {several ? <th>{t('学校、乡镇')}</th> : null}
                <th className="num">{t('名册上')}</th>
                <th>{t('签核')}</th>
                <th>{t('谁来签')}</th>
              </tr>
            </thead>
            <tbody>
              {list.items.map((row) => (
                <tr key={row.code}>
                  <td>
                    <Link
                      to="/census"
                      search={{ place: row.code, ...(asked.term ? { term: asked.term } : {}) } as never}
                      className="name"
                    >
                      {row.name}
                    </Link>
                  </td>
                  {several ? <td>{row.schoolName ?? row.townshipName}</td> : null}
                  <td className="num">{t('{n} 名', { n: row.children })}</td>
                  <td className="wrap">
                    <Standing row={row} />
                  </td>
                  <td>{row.owners.length ? row.owners.join('、') : <span className="soon">{t('还没有人')}</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <More more={list.more} busy={list.busy} text={t('再看一些')} />
        </div>
      ) : null}
    </Page>
  )
}

/** Signed by whom, when, how many; else how far it is. */
const Standing = ({ row }: { row: Row }) => {
  if (row.signed)
    return (
      <>
        <span className="c-met">✓</span>{' '}
        {t('{d} {by}签核 {n} 名', { d: dayWords(row.signed.on), by: row.signed.by, n: row.signed.children })}
      </>
    )
  const done = Math.min(row.answered, row.children)
  return (
    <span className={row.reopened ? 'soon' : 'mut'}>
      {row.reopened ? t('重开了，还没再签') : t('还没签核')}
      {done > 0 ? t('，核对了 {n} 名', { n: done }) : ''}
    </span>
  )
}
