import { Button, NumberInput, Select, TagsInput, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { tell } from '../../client/notify.ts'
import { useDo } from '../../client/queries.ts'
import { type Place, usePlaces } from '../../client/use-places.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Fault } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { KINDS, PARENT } from './tree.tsx'

/** A new place; below a given one where it was begun there. */
export const Add = ({ under, close }: { under: Place | null; close: () => void }) => {
  const add = useDo('addPlace')
  const [kind, setKind] = useState<'township' | 'village' | 'school' | 'class'>(
    under?.kind === 'school' ? 'class' : under?.kind === 'township' ? 'village' : 'township',
  )
  const [name, setName] = useState('')
  const [code, setCode] = useState('')
  const parents = usePlaces({ kind: (PARENT[kind] ?? []).join(',') }).items
  const [parent, setParent] = useState(under?.code ?? '')
  const field = useRef<HTMLInputElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const send = (then: () => void) =>
    add.mutate(
      { body: { kind, name, parentCode, ...(code ? { code } : {}) } },
      {
        onSuccess: () => {
          tell(t('已添加{name}。', { name }))
          then()
        },
      },
    )
  const another = () => {
    if (!form.current?.reportValidity()) return
    send(() => {
      setName('')
      setCode('')
      field.current?.focus()
    })
  }
  const parentCode = parents.some((p) => p.code === parent) ? parent : (parents[0]?.code ?? '')
  return (
    <Dialog onClose={close} title={t('添加一个地方')}>
      <form
        className="col"
        ref={form}
        onSubmit={(e) => {
          e.preventDefault()
          send(close)
        }}
      >
        <Select
          label={t('类型')}
          value={kind}
          onChange={(v) => setKind((v ?? 'township') as typeof kind)}
          data={(['township', 'village', 'school', 'class'] as const).map((k) => ({
            value: k,
            label: t(KINDS[k] ?? ''),
          }))}
        />
        <Select
          label={t('在哪下面')}
          searchable
          value={parentCode}
          onChange={(v) => setParent(v ?? '')}
          data={parents.map((p) => ({ value: p.code, label: p.name }))}
        />
        <TextInput
          label={t('名称')}
          description={kind === 'class' ? t('例如 三年级(1)班') : undefined}
          ref={field}
          data-autofocus
          value={name}
          onChange={(e) => setName(e.currentTarget.value)}
          required
        />
        <TextInput
          label={t('代码')}
          description={t('没有就空着')}
          value={code}
          onChange={(e) => setCode(e.currentTarget.value)}
        />
        {add.error ? <Fault error={add.error} /> : null}
        <div className="row">
          <span className="sp" />
          <Button variant="default" onClick={another} disabled={add.isPending}>
            {t('添加，再加一个')}
          </Button>
          <Button type="submit" loading={add.isPending}>
            {t('添加')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

export const Edit = ({ place, close }: { place: Place; close: () => void }) => {
  const change = useDo('changePlace')
  const [name, setName] = useState(place.name)
  const [aliases, setAliases] = useState(place.aliases)
  const [pupils, setPupils] = useState<number | string>(place.typedPupils ?? '')
  const [source, setSource] = useState(place.typedPupilsSource ?? '')
  const save = (more: { closed?: boolean } = {}) =>
    change.mutate(
      {
        params: { placeId: place.id },
        body: {
          name,
          aliases,
          ...(place.kind === 'class'
            ? { typedPupils: pupils === '' ? null : Number(pupils), typedPupilsSource: source || null }
            : {}),
          ...more,
        },
      },
      {
        onSuccess: () => {
          tell(t('已保存。'))
          close()
        },
      },
    )
  return (
    <Dialog onClose={close} title={t('改{name}', { name: place.name })}>
      <form
        className="col"
        onSubmit={(e) => {
          e.preventDefault()
          save()
        }}
      >
        <TextInput
          label={t('名称')}
          value={name}
          onChange={(e) => setName(e.currentTarget.value)}
          required
          data-autofocus
        />
        <TagsInput
          label={t('也叫')}
          description={t('住址里的别的写法，回车添加')}
          value={aliases}
          onChange={setAliases}
        />
        {place.kind === 'class' ? (
          <NumberInput
            label={t('在校生数')}
            description={t('名单只列留守学生时才填')}
            value={pupils}
            onChange={setPupils}
            min={0}
          />
        ) : null}
        {place.kind === 'class' ? (
          <TextInput
            label={t('来源')}
            placeholder={t('例如：学籍系统 9 月数')}
            value={source}
            onChange={(e) => setSource(e.currentTarget.value)}
          />
        ) : null}
        {change.error ? <Fault error={change.error} /> : null}
        <div className="row">
          {place.kind === 'county' ? null : (
            <Button variant="default" onClick={() => save({ closed: !place.closed })}>
              {place.closed ? t('恢复使用') : t('停用')}
            </Button>
          )}
          <span className="sp" />
          <Button type="submit" loading={change.isPending}>
            {t('保存')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
