import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { dayWords } from '../../client/child-text.ts'
import { useMay, useMe } from '../../client/me.tsx'
import { tell } from '../../client/notify.ts'
import { useDo } from '../../client/queries.ts'
import { useRecordKinds } from '../../client/record-kinds.ts'
import { PaperLinks } from '../../record/paper/links.tsx'
import { Fault } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

/** From which day on the work is written down here: what was over before it is on paper, and nobody is told of it as missed (F11). */
export const UsesFrom = ({ known, school }: { known: string | null; school: string | undefined }) => {
  const may = useMay('calendar.write')
  const me = useMe()
  const kinds = useRecordKinds()
  const set = useDo('setUsesFrom')
  const [day, setDay] = useState(known ?? '')
  const send = (next: string | null) =>
    set.mutate(
      { body: { day: next, ...(school ? { schoolCode: school } : {}) } },
      {
        onSuccess: () =>
          tell(next ? t('定好了：{d}以前的不算没做。', { d: dayWords(next) }) : t('已去掉，整个学期都算。')),
      },
    )
  return (
    <form
      className="card pad col"
      onSubmit={(e) => {
        e.preventDefault()
        send(day)
      }}
    >
      <h2 className="sec">{t('从哪天起用这个系统')}</h2>
      <p className="sm mut">
        {t('学期中间才开始用的，写上哪天起用：以前的谈心、家访记在纸上，不算没做；愿意补记的照样可以补记。')}
      </p>
      <div className="row">
        <TextInput
          type="date"
          aria-label={t('从哪天起用这个系统')}
          value={day}
          onChange={(e) => setDay(e.currentTarget.value)}
          readOnly={!may}
          required
        />
        {may && day && day !== known ? (
          <Button type="submit" variant="default" loading={set.isPending}>
            {t('定下来')}
          </Button>
        ) : null}
        {may && known ? (
          <button type="button" className="linkish sm" onClick={() => send(null)}>
            {t('去掉')}
          </button>
        ) : null}
      </div>
      {me.actions.includes('child.list') ? <PaperLinks kinds={kinds} /> : null}
      {set.error ? <Fault error={set.error} /> : null}
    </form>
  )
}
