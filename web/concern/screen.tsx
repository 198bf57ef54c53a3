import { Link, useSearch } from '@tanstack/react-router'
import { concern } from '../../domain/entries/concern.ts'
import { useMay } from '../client/me.tsx'
import { Empty, Fault, Loading, Page } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { CallFirst } from './call-first.tsx'
import { One } from './one.tsx'
import { Report } from './report.tsx'
import { sinceWords, stateWords, useConcerns } from './strip.tsx'

/** Worries about safety that are open; one of them opens to what was seen and done. */
export const Screen = () => {
  const { id, paper } = useSearch({ strict: false }) as { id?: string; paper?: boolean }
  if (id && paper) return <Report key={id} id={id} />
  return id ? <One key={id} id={id} /> : <Open />
}

const Open = () => {
  const may = useMay('concern.read')
  const mayWrite = useMay('concern.write')
  const asked = useConcerns()
  const items = asked.data?.items ?? []
  const others = (asked.data?.open ?? 0) - items.length
  return (
    <Page kind="narrow" title={t('担心安全')} aside={t('写明怎么处理的，才算办结')}>
      <CallFirst />
      {mayWrite ? (
        <Link to="/entries/new/$kind" params={{ kind: concern.kind }} className="card call centre">
          <b>{t('记一件新的')}</b>
        </Link>
      ) : null}
      {asked.error && !asked.data ? <Fault error={asked.error} again={() => void asked.refetch()} /> : null}
      {may && !asked.data && !asked.error ? <Loading rows={3} /> : null}
      {!may || (asked.data && items.length === 0) ? (
        <Empty
          text={
            others > 0
              ? t('有 {n} 件没有办结，由学校和村里处理；加您进名单的，会在这里。', { n: others })
              : t('没有等着写明的。刚遇到急事，先打电话，再记一件新的；谈心、家访里选了“担心安全”的，也会到这里。')
          }
        />
      ) : null}
      {items.map((c) => (
        <Link
          key={c.id}
          to="/concerns"
          search={{ id: c.id } as never}
          className="card pad col"
          aria-label={c.childName}
        >
          <span className="row" style={{ gap: '4px 12px' }}>
            <b className="name" style={{ fontSize: 'var(--t-xl)' }}>
              {c.childName}
            </b>
            <span className="mut">{[c.schoolName, c.className].filter(Boolean).join(' ')}</span>
            <span className="sp" />
            <span className="mut sm">{sinceWords(c)}</span>
          </span>
          <b className="c-overdue">{stateWords(c)}</b>
        </Link>
      ))}
    </Page>
  )
}
