import { Button } from '@mantine/core'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { Answer } from '../client/call.ts'
import { useMe } from '../client/me.tsx'
import { useAsk } from '../client/queries.ts'
import { Empty, Fault, Loading, Page } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { Contact } from './contact.tsx'

type Donor = Answer<'listEntries'>['items'][number]

/** 捐助人 of a place (S2B.13): who gave; how they are reached is opened one by one, for a reason. */
export const Screen = () => {
  const me = useMe()
  const { place = me.post.place.code } = useSearch({ strict: false }) as { place?: string }
  const found = useAsk('listEntries', { query: { kind: 'donor', place, state: 'open', limit: 200 } })
  const [opened, open] = useState<Donor | null>(null)
  const donors = (found.data?.items ?? []).filter((e) => e.about.id === place)
  return (
    <Page
      title={t('捐助人')}
      aside={t('只有管爱心账的人看得到')}
      actions={
        <>
          <Button variant="default" component={Link} to={`/ledger?place=${place}`}>
            {t('回爱心账')}
          </Button>
          <Button component={Link} to={`/entries/new/donor?place=${place}`}>
            {t('登记一位')}
          </Button>
        </>
      }
    >
      {found.error ? <Fault error={found.error} again={() => void found.refetch()} /> : null}
      {!found.data && !found.error ? <Loading rows={4} /> : null}
      {found.data && donors.length === 0 ? (
        <Empty text={t('还没有登记捐助人。有人捐钱捐物，先登记是谁、愿不愿意公开名字。')} />
      ) : null}
      {donors.length ? (
        <div className="card lines">
          {donors.map((d) => (
            <div key={d.id} className="row" style={{ padding: '6px 12px', gap: '2px 12px' }}>
              <div style={{ flex: '1 1 14em', minWidth: 0 }}>
                <Link to="/entries/$id" params={{ id: d.id }} className="name">
                  {String(d.body.name ?? '')}
                </Link>
                <div className="sm mut">
                  {[d.line, d.body.named === 'yes' ? t('愿意公开名字') : t('不留名')].join('，')}
                </div>
              </div>
              <Button
                variant="default"
                onClick={() => open(d)}
                aria-label={t('联系方式：{x}', { x: String(d.body.name ?? '') })}
              >
                {t('联系方式')}
              </Button>
            </div>
          ))}
        </div>
      ) : null}
      {opened ? <Contact id={opened.id} name={String(opened.body.name ?? '')} close={() => open(null)} /> : null}
    </Page>
  )
}
