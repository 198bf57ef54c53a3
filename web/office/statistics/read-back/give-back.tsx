import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Answer } from '../../../client/call.ts'
import { tell } from '../../../client/notify.ts'
import { useDo } from '../../../client/queries.ts'
import { Fault } from '../../../ui/states.tsx'
import { t } from '../../../words/words.ts'
import type { Difference } from './differences.tsx'
import { MOST, proposed } from './proposed.ts'

type Return = Answer<'getStatistics'>['returns'][number]

/** A return of a place below given back, with what differs as the remark. */
export const GiveBack = ({ one, differences }: { one: Return; differences: readonly Difference[] }) => {
  // Until somebody writes it otherwise it follows what was compared last.
  const [typed, setTyped] = useState<string | null>(null)
  const remark = typed ?? proposed(differences)
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
        onChange={(e) => setTyped(e.currentTarget.value)}
        style={{ flex: 1, minWidth: 220 }}
      />
      <Button type="submit" variant="default" disabled={remark.trim() === ''} loading={change.isPending}>
        {t('退回重报')}
      </Button>
      {change.error ? <Fault error={change.error} /> : null}
    </form>
  )
}
