import { Button, Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { download } from '../../client/call.ts'
import { useMay } from '../../client/me.tsx'
import { tell } from '../../client/notify.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { t } from '../../words/words.ts'
import { COLUMNS, type ColumnKey } from './columns.tsx'

/** What goes out: exactly the rows and columns shown; numbers masked, in full only for a reason that stays. */
export const Export = ({
  query,
  columns,
  chosen,
  total,
  close,
}: {
  query: Record<string, unknown>
  columns: readonly ColumnKey[]
  chosen: readonly string[]
  total: number
  close: () => void
}) => {
  const mayReveal = useMay('child.reveal')
  const [numbers, setNumbers] = useState(false)
  const [full, setFull] = useState(false)
  const [reason, setReason] = useState('')
  const n = chosen.length || total
  const go = () => {
    download('exportChildren', {
      query: {
        ...query,
        columns: [...columns, ...(numbers ? ['idNumber', 'phones'] : [])].join(','),
        ...(chosen.length ? { ids: chosen.join(','), status: 'all' } : {}),
        ...(numbers && full ? { reason } : {}),
      },
    })
    tell(t('正在导出 {n} 名，文件在浏览器的下载里。', { n }))
    close()
  }
  return (
    <Dialog onClose={close} title={t('导出 Excel（{n} 名）', { n })}>
      <form
        className="col"
        onSubmit={(e) => {
          e.preventDefault()
          go()
        }}
      >
        <p className="mut">
          {t('和眼前的名单一样：姓名、{x}。条件和次序也一样。', {
            x: columns.map((c) => t(COLUMNS[c].title)).join('、'),
          })}
        </p>
        <Checkbox
          label={t('加上身份证号和照看人电话（遮住中间几位）')}
          checked={numbers}
          onChange={(e) => setNumbers(e.currentTarget.checked)}
        />
        {numbers && mayReveal ? (
          <Checkbox
            label={t('号码不遮住（要写原因，会留下记录）')}
            checked={full}
            onChange={(e) => setFull(e.currentTarget.checked)}
          />
        ) : null}
        {numbers && full ? (
          <TextInput
            label={t('为什么要完整号码')}
            value={reason}
            onChange={(e) => setReason(e.currentTarget.value)}
            required
            minLength={2}
          />
        ) : null}
        <p className="sm mut">{t('文件里是孩子的资料：不要发到群里，用完就删。')}</p>
        <Button type="submit">{t('导出 {n} 名', { n })}</Button>
      </form>
    </Dialog>
  )
}
