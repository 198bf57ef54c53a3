import { Button, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
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
  receipt: string
  number: string
  done: string
  next: string
  nextOn: string
}

/** “没有告诉别人” tells of nobody: nothing more is asked of it. */
const tellsSomebody = ({ told }: Draft): boolean => told.some((who) => who !== 'nobody')

/** Whom one told, what was done, what comes next: a line that is added and stays as it is; with it the concern may be closed. */
export const AdditionForm = ({
  concernId,
  told,
  closed,
  saved,
}: {
  concernId: string
  told: boolean
  closed: boolean
  saved: (close: boolean) => void
}) => {
  const me = useMe()
  const start = (): Draft => ({
    id: newId(),
    told: [],
    toldName: '',
    toldOn: me.today,
    toldTime: '',
    way: '',
    receipt: '',
    number: '',
    done: '',
    next: '',
    nextOn: '',
  })
  const [fresh] = useState(start)
  const draft = useDraft<Draft>(`${me.accountId}.concern.${concernId}`, fresh)
  const save = useDo('addToConcern', [])
  const [tried, setTried] = useState<'add' | 'close' | null>(null)
  const v = draft.value
  const put = (next: Partial<Draft>) => draft.set({ ...v, ...next })
  const lacksFor = (close: boolean) => ({
    told: close && !told && v.told.length === 0 ? t('请选告诉了谁；核实后没有事的，选最后一项。') : '',
    way: tellsSomebody(v) && v.way === '' ? t('请选怎么告诉的。') : '',
    done:
      close && v.done.trim().length < 2
        ? t('请写一句做了什么、孩子现在怎样。')
        : v.told.length === 0 && v.done.trim() === '' && v.next.trim() === ''
          ? t('还没有写：选告诉了谁，或写一句做了什么、下一步做什么。')
          : '',
    nextOn: v.next.trim() !== '' && v.nextOn === '' ? t('请选下一步哪天前做。') : '',
  })
  const lacks = tried ? lacksFor(tried === 'close') : null
  const pick = (code: Told) => {
    if (v.told.includes(code)) return put({ told: v.told.filter((c) => c !== code) })
    put({ told: code === 'nobody' ? [code] : [...v.told.filter((c) => c !== 'nobody'), code] })
  }
  const send = (close: boolean) => {
    setTried(close ? 'close' : 'add')
    if (Object.values(lacksFor(close)).some((lack) => lack !== '')) return
    const some = tellsSomebody(v)
    save.mutate(
      {
        params: { id: concernId },
        body: {
          ...v,
          ...(some ? {} : { toldName: '', toldTime: '', receipt: '', number: '' }),
          toldOn: some ? v.toldOn : null,
          way: some && v.way !== '' ? v.way : null,
          nextOn: v.next.trim() === '' ? null : v.nextOn,
          close,
        },
      },
      {
        onSuccess: () => {
          draft.clear()
          draft.set(start())
          draft.clear()
          setTried(null)
          tell(close ? t('记好了，这件办结了。') : t('补充记好了。'))
          saved(close)
          void queryClient.invalidateQueries()
        },
      },
    )
  }
  return (
    <section className="card pad col" aria-label={t('补充一条')}>
      <h2 className="sec">{closed ? t('补充一条') : t('怎么处理的')}</h2>
      <Choices label={t('告诉了谁')} fault={lacks?.told ?? ''}>
        {TOLD.map(([code, words]) => (
          <Choice key={code} on={v.told.includes(code)} tap={() => pick(code)} text={t(words)} />
        ))}
      </Choices>
      {tellsSomebody(v) ? (
        <>
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
          <Choices label={t('怎么告诉的')} fault={lacks?.way ?? ''}>
            {TOLD_WAYS.map(([code, words]) => (
              <Choice key={code} on={v.way === code} tap={() => put({ way: code })} text={t(words)} />
            ))}
          </Choices>
          <TextInput
            label={t('对方怎么说（可不填）')}
            placeholder={t('例如：民警下午去看')}
            value={v.receipt}
            maxLength={200}
            onChange={(e) => put({ receipt: e.currentTarget.value })}
          />
          <TextInput
            label={t('接警单号、受理编号（有就填）')}
            value={v.number}
            maxLength={60}
            onChange={(e) => put({ number: e.currentTarget.value })}
          />
        </>
      ) : null}
      <Textarea
        label={t('做了什么，孩子现在怎样')}
        value={v.done}
        autosize
        minRows={3}
        maxLength={1000}
        error={lacks?.done ?? ''}
        onChange={(e) => put({ done: e.currentTarget.value })}
      />
      <div className="row" style={{ alignItems: 'flex-end' }}>
        <TextInput
          label={t('下一步做什么（可不填）')}
          value={v.next}
          maxLength={200}
          style={{ flex: '3 1 14em' }}
          onChange={(e) => put({ next: e.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t('哪天前')}
          value={v.nextOn}
          min={me.today}
          error={lacks?.nextOn ?? ''}
          style={{ flex: '1 1 9em' }}
          onChange={(e) => put({ nextOn: e.currentTarget.value })}
        />
      </div>
      {save.error ? <Fault error={save.error} /> : null}
      <p className="mut sm">{t('写下的不能再改；有新情况，接着补充一条。')}</p>
      {closed ? (
        <Button size="lg" loading={save.isPending} onClick={() => send(false)}>
          {t('补充上去')}
        </Button>
      ) : (
        <div className="row">
          <Button size="lg" loading={save.isPending} onClick={() => send(true)} style={{ flex: '1 1 10em' }}>
            {t('写好了，办结')}
          </Button>
          <Button
            size="lg"
            variant="default"
            disabled={save.isPending}
            onClick={() => send(false)}
            style={{ flex: '1 1 10em' }}
          >
            {t('先记上，还没办完')}
          </Button>
        </div>
      )}
    </section>
  )
}
