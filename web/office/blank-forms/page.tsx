import { Button, TextInput } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { type FormMapping, mappingFault } from '../../../domain/registers/blank-form.ts'
import { tell } from '../../client/notify.ts'
import { useAsk, useDo } from '../../client/queries.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { Fill } from './fill.tsx'
import './form.css'
import { FormLook } from './form-look.tsx'
import type { BlankForm, Picked } from './picked.ts'
import { PickedSpot } from './picked-spot.tsx'

/** One form: filled by whoever uses it, and by the office that keeps it told what stands where. */
export const Screen = () => {
  const { id } = useParams({ strict: false }) as { id: string }
  const found = useAsk('getBlankForm', { params: { id } })
  if (!found.data)
    return (
      <Page title={t('表样')}>
        {found.error ? <Fault error={found.error} again={() => void found.refetch()} /> : <Loading rows={8} />}
      </Page>
    )
  return <Opened key={`${found.data.id} ${found.data.version}`} form={found.data} />
}

const Opened = ({ form }: { form: BlankForm }) => {
  const navigate = useNavigate()
  const [mapping, put] = useState<FormMapping>({ list: form.list, spots: form.spots })
  const [title, setTitle] = useState(form.title)
  const [picked, pick] = useState<Picked | null>(null)
  const [ending, setEnding] = useState(false)
  const save = useDo('mapBlankForm', ['getBlankForm', 'listBlankForms'])
  const end = useDo('endBlankForm', ['listBlankForms'])
  const changed =
    title !== form.title || JSON.stringify(mapping) !== JSON.stringify({ list: form.list, spots: form.spots })
  const fault = mappingFault(form.grids, mapping, new Set(form.figures.map((f) => f.id)))
  const send = () =>
    save.mutate(
      {
        params: { id: form.id },
        body: {
          version: form.version,
          title,
          list: mapping.list && { ...mapping.list, columns: [...mapping.list.columns] },
          spots: [...mapping.spots],
        },
      },
      { onSuccess: () => tell(t('存好了，以后就照这样填。')) },
    )
  return (
    <Page title={form.title} aside={t('{place}的表样', { place: form.place.name })}>
      <Fill form={form} unsaved={changed} />
      {form.mayWrite ? (
        <section className="card pad col" style={{ gap: 10 }} aria-label={t('填什么')}>
          <h2 className="sec">{t('填什么')}</h2>
          <p className="sm mut">{t('系统照表头猜好了。不对的点表上那一格改；绿的是会填的。')}</p>
          <TextInput
            label={t('表的名称')}
            maxLength={60}
            value={title}
            onChange={(e) => setTitle(e.currentTarget.value)}
            maw={420}
          />
          <PickedSpot form={form} mapping={mapping} put={put} picked={picked} />
          {fault ? (
            <p className="c-overdue sm" role="alert">
              {fault}
            </p>
          ) : null}
          {save.error ? <Fault error={save.error} /> : null}
          <div className="row" style={{ gap: 8, flexWrap: 'wrap' }}>
            <Button disabled={!changed || fault !== null} loading={save.isPending} onClick={send}>
              {t('存好')}
            </Button>
            <Button variant="default" onClick={() => setEnding(true)}>
              {t('去掉这张表')}
            </Button>
          </div>
        </section>
      ) : null}
      {form.grids.map((grid, i) => (
        <FormLook
          // biome-ignore lint/suspicious/noArrayIndexKey: a grid is its place in the form.
          key={i}
          at={i}
          grid={grid}
          mapping={mapping}
          figures={form.figures}
          picked={picked}
          pick={form.mayWrite ? pick : null}
        />
      ))}
      {ending ? (
        <Confirm
          title={t('去掉“{x}”', { x: form.title })}
          text={t('文件马上没有，以后要用得重新交一张。填好下载过的不受影响。')}
          yes={t('去掉')}
          no={t('留着')}
          busy={end.isPending}
          error={end.error}
          go={() => end.mutate({ params: { id: form.id } }, { onSuccess: () => void navigate({ to: '/forms' }) })}
          close={() => setEnding(false)}
        />
      ) : null}
    </Page>
  )
}
