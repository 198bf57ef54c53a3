import { Button, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { Refusal } from '../../../client/call.ts'
import { useMe } from '../../../client/me.tsx'
import { newId } from '../../../client/new-id.ts'
import { tell } from '../../../client/notify.ts'
import { useDo } from '../../../client/queries.ts'
import { Fault } from '../../../ui/states.tsx'
import { t } from '../../../words/words.ts'
import type { Difference, Read } from './differences.tsx'
import { placesKept, remarkEntries } from './remark-entries.ts'

/** The chosen numbers kept beside the register's, an entry a place, with the reason. */
export const KeepRemark = ({
  data,
  chosen,
  kept,
}: {
  data: Read
  chosen: readonly Difference[]
  kept: (places: ReadonlySet<string>) => void
}) => {
  const me = useMe()
  const [why, setWhy] = useState('')
  const save = useDo('saveEntries')
  const ids = useRef(new Map<string, string>())
  const refused = save.data?.verdicts.find(({ verdict }) => verdict !== 'accepted' && verdict !== 'duplicate')
  const fault = save.error ?? (refused && 'message' in refused ? new Refusal('refused', refused.message ?? '') : null)
  const keep = async () => {
    const entries = remarkEntries(data, chosen, { why, from: me.today, ids: ids.current, newId })
    const { verdicts } = await save.mutateAsync({ body: { entries } })
    const places = placesKept(entries, verdicts)
    if (places.size === 0) return
    if (places.size === entries.length) setWhy('')
    tell(
      places.size === entries.length
        ? t('记在旁边了：登记里的数没有变，导出的表下面写着。')
        : t('{n} 处记在旁边了，其余的没有记：看下面写的原因。', { n: places.size }),
    )
    kept(places)
  }
  return (
    <form
      className="row"
      style={{ gap: 12, flexWrap: 'wrap', alignItems: 'flex-end' }}
      onSubmit={(e) => {
        e.preventDefault()
        void keep().catch(() => undefined)
      }}
    >
      <TextInput
        label={t('为什么和登记不一样')}
        maxLength={120}
        value={why}
        onChange={(e) => setWhy(e.currentTarget.value)}
        style={{ flex: 1, minWidth: 220 }}
      />
      <Button type="submit" disabled={chosen.length === 0 || why.trim() === ''} loading={save.isPending}>
        {t('选中的 {n} 格作旁注', { n: chosen.length })}
      </Button>
      {fault ? <Fault error={fault} /> : null}
    </form>
  )
}
