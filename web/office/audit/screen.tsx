import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAsk } from '../../client/queries.ts'
import { Empty, Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

/** Who did what and when; never what stands in a file. */
export const Screen = () => {
  const [cursors, setCursors] = useState<string[]>([])
  const cursor = cursors.at(-1)
  const list = useAsk('listAudit', { query: { limit: 100, ...(cursor ? { cursor } : {}) } }, { keep: true })
  return (
    <Page title={t('谁做了什么')} aside={t('不含孩子的内容；每分钟加一次封条，改动会被查出来')}>
      {list.error ? <Fault error={list.error} /> : null}
      {!list.data && !list.error ? <Loading /> : null}
      {list.data?.items.length === 0 ? <Empty text={t('还没有记录。')} /> : null}
      {list.data && list.data.items.length > 0 ? (
        <div className="card scroll" tabIndex={0}>
          <table className="tbl">
            <thead>
              <tr>
                <th>{t('时间')}</th>
                <th>{t('谁')}</th>
                <th>{t('职务')}</th>
                <th>{t('做了什么')}</th>
                <th>{t('在哪')}</th>
                <th>{t('封条')}</th>
              </tr>
            </thead>
            <tbody>
              {list.data.items.map((r) => (
                <tr key={r.seq}>
                  <td className="mut">
                    {new Date(r.at).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false })}
                  </td>
                  <td>
                    <b>{r.who}</b>
                  </td>
                  <td>{r.roleName}</td>
                  <td>{r.text}</td>
                  <td>{r.place ?? ''}</td>
                  <td>{r.sealed ? t('已封') : t('待封')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <div className="row noprint">
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
    </Page>
  )
}
