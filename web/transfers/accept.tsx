import { Button, NativeSelect, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { classTitle } from '../../domain/registers/place.ts'
import { dayWords } from '../client/child-text.ts'
import { tell } from '../client/notify.ts'
import { useDo } from '../client/queries.ts'
import { usePlaces } from '../client/use-places.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Fault } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import type { Transfer } from './groups.ts'

const NEW = 'new'
const GRADES = [1, 2, 3, 4, 5, 6, 7, 8, 9]

/** Into which class and from which day; a class that the school has not yet is made in the same step. */
export const Accept = ({ items, close }: { items: readonly Transfer[]; close: () => void }) => {
  const [one] = items
  const latest =
    items
      .map((x) => x.on)
      .sort()
      .at(-1) ?? ''
  // Said at once: the list from which this was opened is read anew, and no longer has these.
  const accept = useDo('acceptTransfers', undefined, (done) => {
    tell(t('接收了 {n} 名，坐进{x}。档案和记录一起过来了。', { n: done.accepted, x: done.className }))
    close()
  })
  const places = usePlaces({ kind: 'class', within: one?.to?.code ?? '' }, one !== undefined)
  const classes = places.items.filter((c) => !c.closed)
  const graduated = one?.sort === 'graduated'
  const [code, setCode] = useState<string | null>(null)
  const [grade, setGrade] = useState('7')
  const [label, setLabel] = useState('1')
  const [on, setOn] = useState(latest)
  const [tried, setTried] = useState(false)
  const details = accept.error?.details as Record<string, string> | undefined
  const isNew = code === NEW
  const send = () => {
    if (code === null) return
    accept.mutate({
      body: {
        ids: items.map((x) => x.id),
        on,
        class: isNew ? { grade: Number(grade), label: label.trim() } : { code },
      },
    })
  }
  return (
    <Dialog onClose={close} title={t('接收 {n} 名', { n: items.length })}>
      <form
        className="col"
        onSubmit={(e) => {
          e.preventDefault()
          setTried(true)
          send()
        }}
      >
        <p className="sm">{items.map((x) => x.child?.name ?? '').join('、')}</p>
        <Select
          label={t('坐进哪个班')}
          searchable
          value={code}
          onChange={setCode}
          error={tried && code === null ? t('请选一个班') : details?.class}
          data={[
            ...classes.map((c) => ({ value: c.code, label: c.name })),
            { value: NEW, label: graduated ? t('新开一个班（从毕业来的孩子开起）') : t('新开一个班') },
          ]}
        />
        {isNew ? (
          <div className="row" style={{ alignItems: 'flex-end' }}>
            <NativeSelect
              label={t('几年级')}
              value={grade}
              onChange={(e) => setGrade(e.currentTarget.value)}
              data={GRADES.map((g) => ({ value: String(g), label: classTitle(g, null) }))}
            />
            <TextInput
              label={t('班号')}
              description={t('只有一个班就空着')}
              value={label}
              onChange={(e) => setLabel(e.currentTarget.value)}
              maxLength={20}
            />
            <span className="mut">{classTitle(Number(grade), label.trim() || null)}</span>
          </div>
        ) : null}
        <TextInput
          type="date"
          label={t('从哪天起坐在这里')}
          description={t('不早于交来的学校写的{d}；那天以前算那边的', { d: dayWords(latest) })}
          value={on}
          min={latest}
          onChange={(e) => setOn(e.currentTarget.value)}
          error={details?.on}
          required
        />
        <p className="sm mut">{t('接收以后，档案、记录和没办完的事都归这里；交来的学校只留那天以前做过的数。')}</p>
        {accept.error && !details?.on && !details?.class ? <Fault error={accept.error} /> : null}
        <Button type="submit" loading={accept.isPending}>
          {t('接收这 {n} 名', { n: items.length })}
        </Button>
      </form>
    </Dialog>
  )
}
