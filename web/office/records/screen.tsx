import { Button, Select, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { dayWords } from '../../client/child-text.ts'
import { useAsk } from '../../client/queries.ts'
import { Empty, Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

/** The ledger: one line a record, newest first. */
export const Screen = () => {
  const [kind, setKind] = useState('')
  const [from, setFrom] = useState('')
  const [cursors, setCursors] = useState<string[]>([])
  const cursor = cursors.at(-1)
  const list = useAsk(
    'listRecords',
    { query: { limit: 50, ...(kind ? { kind } : {}), ...(from ? { from } : {}), ...(cursor ? { cursor } : {}) } },
    { keep: true },
  )
  return (
    <Page
      title={t('记录台账')}
      actions={
        <Button variant="default" onClick={() => window.print()}>
          {t('打印')}
        </Button>
      }
    >
      <div className="row noprint">
        <Select
          aria-label={t('哪种记录')}
          value={kind}
          onChange={(v) => {
            setKind(v ?? '')
            setCursors([])
          }}
          data={[
            { value: '', label: t('全部记录') },
            { value: 'talk', label: t('谈心') },
            { value: 'home-visit', label: t('家访') },
          ]}
        />
        <TextInput
          type="date"
          aria-label={t('从哪天起')}
          value={from}
          onChange={(e) => {
            setFrom(e.currentTarget.value)
            setCursors([])
          }}
        />
        <span className="sp" />
        <Button
          variant="default"
          size="xs"
          disabled={cursors.length === 0}
          onClick={() => setCursors(cursors.slice(0, -1))}
        >
          {t('上一页')}
        </Button>
        <Button
          variant="default"
          size="xs"
          disabled={!list.data?.next}
          onClick={() => list.data?.next && setCursors([...cursors, list.data.next])}
        >
          {t('下一页')}
        </Button>
      </div>
      {list.error ? <Fault error={list.error} again={() => void list.refetch()} /> : null}
      {!list.data && !list.error ? <Loading /> : null}
      {list.data?.items.length === 0 ? <Empty text={t('还没有记录。从“今天”记第一笔谈心或家访。')} /> : null}
      {list.data && list.data.items.length > 0 ? (
        <div className="card scroll" tabIndex={0}>
          <table className="tbl">
            <thead>
              <tr>
                <th>{t('日期')}</th>
                <th>{t('种类')}</th>
                <th>{t('孩子')}</th>
                <th>{t('内容')}</th>
                <th>{t('谁记的')}</th>
              </tr>
            </thead>
            <tbody>
              {list.data.items.map((r) => (
                <tr key={r.id}>
                  <td>
                    {dayWords(r.happenedOn)}
                    {r.late ? <span className="mut xs"> {t('补记')}</span> : null}
                  </td>
                  <td>{r.kindTitle}</td>
                  <td>
                    {r.children.map((c) => (
                      <Link
                        key={c.id}
                        to="/children/$id"
                        params={{ id: c.id }}
                        style={{ fontWeight: 600, color: 'inherit', textDecoration: 'none', marginRight: 6 }}
                      >
                        {c.name}
                      </Link>
                    ))}
                  </td>
                  <td style={{ whiteSpace: 'normal', minWidth: 220 }}>{r.line}</td>
                  <td>{r.author.name}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </Page>
  )
}
