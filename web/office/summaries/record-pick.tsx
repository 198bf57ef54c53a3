import { Select } from '@mantine/core'
import { useState } from 'react'
import { BULLETIN_KINDS } from '../../../domain/reports/bulletin/record-told.ts'
import { dayWords } from '../../client/child-text.ts'
import { useMe } from '../../client/me.tsx'
import { useAsk } from '../../client/queries.ts'
import { t } from '../../words/words.ts'

/** The record that a bulletin tells of: first its kind, then one of the last fifty here. */
export const RecordPick = ({
  place,
  value,
  choose,
}: {
  place: string
  value: string
  choose: (id: string) => void
}) => {
  const me = useMe()
  const kinds = BULLETIN_KINDS.filter((kind) => kind.read.includes(me.post.role))
  const [kind, setKind] = useState(kinds[0]?.kind ?? '')
  const found = useAsk('listRecords', { query: { place, kind, limit: 50 } })
  const items = found.data?.items ?? []
  return (
    <>
      <Select
        label={t('哪一种记录')}
        value={kind}
        onChange={(v) => {
          setKind(v ?? '')
          choose('')
        }}
        data={kinds.map((k) => ({ value: k.kind, label: t(k.title) }))}
        allowDeselect={false}
      />
      <Select
        label={t('写哪一条')}
        placeholder={found.data && items.length === 0 ? t('这里还没有这种记录') : t('选一条记录')}
        value={items.some((r) => r.id === value) ? value : null}
        onChange={(v) => choose(v ?? '')}
        data={items.map((r) => ({ value: r.id, label: `${dayWords(r.happenedOn)} ${r.line}` }))}
        searchable
      />
    </>
  )
}
