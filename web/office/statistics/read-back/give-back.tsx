import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Answer } from '../../../client/call.ts'
import { tell } from '../../../client/notify.ts'
import { useDo } from '../../../client/queries.ts'
import { Fault } from '../../../ui/states.tsx'
import { t } from '../../../words/words.ts'
import type { Difference } from './differences.tsx'

type Return = Answer<'getStatistics'>['returns'][number]

/** What a remark may hold. */
const MOST = 120

/** 第5项写12，登记10；…: what the place is to look at. */
const proposed = (differences: readonly Difference[]): string => {
  const parts = differences.map(({ no, said, words, is }) =>
    t('第{no}项写{said}，登记{is}', { no, said: said ?? (words || t('空')), is: is ?? t('没有') }),
  )
  const text = parts.join('；')
  return text.length <= MOST ? text : t('有 {n} 项和登记不一样，请逐项核对', { n: parts.length })
}

/** A return of a place below given back, with what differs as the remark. */
export const GiveBack = ({ one, differences }: { one: Return; differences: readonly Difference[] }) => {
  const [remark, setRemark] = useState(() => proposed(differences))
  const change = useDo('changeEntry')
  return (
    <form
      className="row"
      style={{ gap: 12, flexWrap: 'wrap', alignItems: 'flex-end' }}
      onSubmit={(e) => {
        e.preventDefault()
        change.mutate(
          {
            params: { id: one.id },
            body: { set: { state: 'given-back', remark: remark.trim() }, base: one.versions },
          },
          { onSuccess: () => tell(t('退给{x}了，意见写在上面。', { x: one.place.name })) },
        )
      }}
    >
      <TextInput
        label={t('退给{x}：要改什么', { x: one.place.name })}
        maxLength={MOST}
        value={remark}
        onChange={(e) => setRemark(e.currentTarget.value)}
        style={{ flex: 1, minWidth: 220 }}
      />
      <Button type="submit" variant="default" disabled={remark.trim() === ''} loading={change.isPending}>
        {t('退回重报')}
      </Button>
      {change.error ? <Fault error={change.error} /> : null}
    </form>
  )
}
