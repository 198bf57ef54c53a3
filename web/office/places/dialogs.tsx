import { Button, NumberInput, Select, TagsInput, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { call } from '../../client/call.ts'
import { refusedAt } from '../../client/faults-at.ts'
import { FootFault } from '../../client/foot-fault.tsx'
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
  const no = refusedAt(add.error)
  const [kind, setKind] = useState<'township' | 'village' | 'school' | 'class'>(
    under?.kind === 'school' ? 'class' : under?.kind === 'township' ? 'village' : 'township',
  )
  const [name, setName] = useState('')
  const [code, setCode] = useState('')
  const above = usePlaces({ kind: (PARENT[kind] ?? []).join(',') })
  // What may stand above the kind chosen before is none of this one's.
  const parents = above.ready ? above.items : []
  // Below what was added or chosen last, else below a township: a school slips under the county only if somebody wants it (F10).
  const [trail, setTrail] = useState<readonly string[]>(under ? [under.code] : [])
  const [twins, setTwins] = useState<readonly Place[]>([])
  const field = useRef<HTMLInputElement>(null)
  const form = useRef<HTMLFormElement>(null)
  /** A school or village of this name that stands elsewhere is asked about once: the second may be the first, put in the wrong place. */
  const asked = async (): Promise<boolean> => {
    if (kind === 'class' || twins.length) return true
    const { items } = await call('listPlaces', { query: { kind, q: name } }).catch(() => ({ items: [] }))
    const same = items.filter((p) => p.name === name.trim())
    setTwins(same)
    return same.length === 0
  }
  const send = async (then: () => void) => {
    if (!(await asked())) return
    add.mutate(
      { body: { kind, name, parentCode, ...(code ? { code } : {}) } },
      {
        onSuccess: (made) => {
          tell(t('已添加{name}。', { name }))
          setTrail([made.code, parentCode, ...trail])
          setTwins([])
          then()
        },
      },
    )
  }
  const another = () => {
    if (!form.current?.reportValidity()) return
    // On a slow line the next name is typed before the answer to this one has come: only what was sent goes.
    void send(() => {
      setName((now) => (now === name ? '' : now))
      setCode((now) => (now === code ? '' : now))
      field.current?.focus()
    })
  }
  const parentCode =
    trail.find((c) => parents.some((p) => p.code === c)) ??
    (parents.find((p) => p.kind === PARENT[kind]?.[0]) ?? parents[0])?.code ??
    ''
  return (
    <Dialog onClose={close} title={t('添加一个单位')}>
      <form
        className="col"
        ref={form}
        onSubmit={(e) => {
          e.preventDefault()
          void send(close)
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
          error={no.at('parentCode')}
          onChange={(v) => setTrail(v === null ? trail : [v, ...trail])}
          data={parents.map((p) => ({ value: p.code, label: p.name }))}
        />
        <TextInput
          label={t('名称')}
          description={kind === 'class' ? t('例如 三年级(1)班') : undefined}
          ref={field}
          data-autofocus
          value={name}
          onChange={(e) => {
            setName(e.currentTarget.value)
            setTwins([])
          }}
          error={no.at('name')}
          required
        />
        <TextInput
          label={t('代码')}
          description={t('没有就空着')}
          value={code}
          error={no.at('code')}
          onChange={(e) => setCode(e.currentTarget.value)}
        />
        {above.error ? <Fault error={above.error} again={above.again} /> : null}
        <FootFault of={no} />
        {twins.length ? (
          <div className="warnbox" role="alert">
            {t(
              '已经有“{name}”（{where}）。是同一个，就关上这里，在那一行点“改”，换它的上级；确实是另一个，再点一次添加。',
              {
                name: twins[0]?.name ?? '',
                where: twins.map((p) => p.under.join('') || t('县下面')).join('、'),
              },
            )}
          </div>
        ) : null}
        <div className="row">
          <span className="sp" />
          <Button variant="default" onClick={another} disabled={add.isPending || !above.ready}>
            {t('添加，再加一个')}
          </Button>
          <Button type="submit" loading={add.isPending} disabled={!above.ready}>
            {t('添加')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** What may be changed of a place; from here it also goes into another one, or away where nothing hangs on it. */
export const Edit = ({ place, close, merge }: { place: Place; close: () => void; merge: () => void }) => {
  const change = useDo('changePlace')
  const no = refusedAt(change.error)
  const remove = useDo('removePlace')
  const [sure, setSure] = useState(false)
  const takeAway = () =>
    remove.mutate(
      { params: { placeId: place.id } },
      {
        onSuccess: () => {
          tell(t('已删除{name}。', { name: place.name }))
          close()
        },
        onError: () => setSure(false),
      },
    )
  const [name, setName] = useState(place.name)
  const [aliases, setAliases] = useState(place.aliases)
  const parents = usePlaces({ kind: (PARENT[place.kind] ?? []).join(',') }, place.kind !== 'county').items
  const before = parents.find((p) => p.id === place.parentId)?.code ?? null
  const [parent, setParent] = useState<string | null>(null)
  const [pupils, setPupils] = useState<number | string>(place.typedPupils ?? '')
  const [source, setSource] = useState(place.typedPupilsSource ?? '')
  const save = (more: { closed?: boolean } = {}) =>
    change.mutate(
      {
        params: { placeId: place.id },
        body: {
          name,
          aliases,
          ...(parent !== null && parent !== before ? { parentCode: parent } : {}),
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
          error={no.at('name')}
          onChange={(e) => setName(e.currentTarget.value)}
          required
          data-autofocus
        />
        {place.kind === 'county' ? null : (
          <Select
            label={t('在哪下面')}
            description={t('换一个上级，下面的班、孩子和记录一起过去')}
            searchable
            allowDeselect={false}
            value={parent ?? before}
            error={no.at('parentCode')}
            onChange={setParent}
            data={parents.map((p) => ({ value: p.code, label: p.name }))}
          />
        )}
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
            error={no.at('typedPupils')}
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
        <FootFault of={no} />
        {remove.error ? <Fault error={remove.error} /> : null}
        <div className="row" style={{ flexWrap: 'wrap' }}>
          {place.kind === 'county' ? null : (
            <>
              <Button variant="default" onClick={() => save({ closed: !place.closed })}>
                {place.closed ? t('恢复使用') : t('停用')}
              </Button>
              {MERGED.includes(place.kind) ? (
                <Button variant="default" onClick={merge}>
                  {t('并入别处')}
                </Button>
              ) : null}
              <Button variant="default" loading={remove.isPending} onClick={() => (sure ? takeAway() : setSure(true))}>
                {sure ? t('确定删除{name}', { name: place.name }) : t('删除')}
              </Button>
            </>
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

/** Kinds that go into another of their kind; a township's villages and schools are hung elsewhere one by one. */
const MERGED: readonly Place['kind'][] = ['school', 'village', 'class', 'township']
