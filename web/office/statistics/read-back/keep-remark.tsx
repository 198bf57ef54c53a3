import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { statisticsRemark } from '../../../../domain/entries/statistics-remark.ts'
import { Refusal } from '../../../client/call.ts'
import { useMe } from '../../../client/me.tsx'
import { newId } from '../../../client/new-id.ts'
import { tell } from '../../../client/notify.ts'
import { useDo } from '../../../client/queries.ts'
import { Fault } from '../../../ui/states.tsx'
import { t } from '../../../words/words.ts'
import type { Difference, Read } from './differences.tsx'

/** The chosen numbers kept beside the register's, an entry a place, with the reason. */
export const KeepRemark = ({ data, chosen, kept }: { data: Read; chosen: readonly Difference[]; kept: () => void }) => {
  const me = useMe()
  const [why, setWhy] = useState('')
  const save = useDo('saveEntries')
  const places = [...new Set(chosen.map(({ place }) => place.code))]
  const refused = save.data?.verdicts.find(({ verdict }) => verdict !== 'accepted' && verdict !== 'duplicate')
  const fault = save.error ?? (refused && 'message' in refused ? new Refusal('refused', refused.message ?? '') : null)
  const keep = async () => {
    const { verdicts } = await save.mutateAsync({
      body: {
        entries: places.map((place) => ({
          id: newId(),
          kind: statisticsRemark.kind,
          version: statisticsRemark.version,
          about: { place },
          from: me.today,
          body: {
            table: data.table,
            at: data.cutoff,
            numbers: chosen
              .filter((one) => one.place.code === place)
              .map(({ no, said, is }) => ({
                no,
                n: said ?? 0,
                ...(is === null || !Number.isInteger(is) ? {} : { is }),
              })),
            why: why.trim(),
            ...(data.form ? { form: data.form } : {}),
          },
        })),
      },
    })
    if (verdicts.some(({ verdict }) => verdict !== 'accepted')) return
    setWhy('')
    tell(t('记在旁边了：登记里的数没有变，导出的表下面写着。'))
    kept()
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
