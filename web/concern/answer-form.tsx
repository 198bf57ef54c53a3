import { Button, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { TOLD, TOLD_WAYS } from '../../domain/registers/concern.ts'
import { useDraft } from '../client/draft.ts'
import { useMe } from '../client/me.tsx'
import { newId } from '../client/new-id.ts'
import { tell } from '../client/notify.ts'
import { queryClient, useDo } from '../client/queries.ts'
import { Choice, Choices } from '../ui/choices.tsx'
import { Fault } from '../ui/states.tsx'
import { t } from '../words/words.ts'

type Told = (typeof TOLD)[number][0]
type Way = (typeof TOLD_WAYS)[number][0]
type Draft = {
  id: string
  told: Told[]
  toldName: string
  toldOn: string
  toldTime: string
  way: Way | ''
  done: string
}

/** Whom one told, when, by which way, and what was done: what takes a worry off the top, or is added to it later. */
export const AnswerForm = ({
  recordId,
  childId,
  more,
  saved,
}: {
  recordId: string
  childId: string
  more: boolean
  saved: () => void
}) => {
  const me = useMe()
  const [freshId] = useState(newId)
  const draft = useDraft<Draft>(`${me.accountId}.concern.${recordId}.${childId}`, {
    id: freshId,
    told: [],
    toldName: '',
    toldOn: me.today,
    toldTime: '',
    way: '',
    done: '',
  })
  const save = useDo('answerConcern', [])
  const [tried, setTried] = useState(false)
  const v = draft.value
  const put = (next: Partial<Draft>) => draft.set({ ...v, ...next })
  const lacks = {
    told: v.told.length === 0 ? t('请选告诉了谁；核实后没有事的，选最后一项。') : '',
    way: v.way === '' ? t('请选怎么告诉的。') : '',
    done: v.done.trim().length < 2 ? t('请写一句做了什么、孩子现在怎样。') : '',
  }
  const pick = (code: Told) => {
    if (v.told.includes(code)) return put({ told: v.told.filter((c) => c !== code) })
    put({ told: code === 'nobody' ? [code] : [...v.told.filter((c) => c !== 'nobody'), code] })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (lacks.told || lacks.way || lacks.done || v.way === '') return
    save.mutate(
      { body: { ...v, way: v.way, recordId, childId } },
      {
        onSuccess: () => {
          draft.clear()
          tell(more ? t('补充记好了。') : t('记好了：怎么处理的写明了。'))
          saved()
          // Asked anew only now: an answered worry goes, and this form with it.
          void queryClient.invalidateQueries()
        },
      },
    )
  }
  return (
    <form className="col" onSubmit={submit}>
      <Choices label={t('告诉了谁')} fault={tried ? lacks.told : ''}>
        {TOLD.map(([code, words]) => (
          <Choice key={code} on={v.told.includes(code)} tap={() => pick(code)} text={t(words)} />
        ))}
      </Choices>
      <TextInput
        label={t('哪位、哪里（可不填）')}
        value={v.toldName}
        maxLength={60}
        onChange={(e) => put({ toldName: e.currentTarget.value })}
      />
      <div className="row" style={{ alignItems: 'flex-end' }}>
        <TextInput
          type="date"
          label={t('哪天告诉的')}
          value={v.toldOn}
          max={me.today}
          required
          onChange={(e) => put({ toldOn: e.currentTarget.value })}
        />
        <TextInput
          type="time"
          label={t('几点（可不填）')}
          value={v.toldTime}
          onChange={(e) => put({ toldTime: e.currentTarget.value })}
        />
      </div>
      <Choices label={t('怎么告诉的')} fault={tried ? lacks.way : ''}>
        {TOLD_WAYS.map(([code, words]) => (
          <Choice key={code} on={v.way === code} tap={() => put({ way: code })} text={t(words)} />
        ))}
      </Choices>
      <Textarea
        label={t('做了什么，孩子现在怎样')}
        value={v.done}
        autosize
        minRows={3}
        maxLength={1000}
        error={tried ? lacks.done : ''}
        onChange={(e) => put({ done: e.currentTarget.value })}
      />
      {save.error ? <Fault error={save.error} /> : null}
      <p className="mut sm">{t('写下的不能再改；有新情况，接着补充一条。')}</p>
      <Button type="submit" size="lg" loading={save.isPending}>
        {more ? t('补充上去') : t('写好了，这件已处理')}
      </Button>
    </form>
  )
}
