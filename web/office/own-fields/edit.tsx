import { Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { FieldSpec } from '../../../domain/kit/field-spec.ts'
import type { OwnFieldKind, OwnThing } from '../../../domain/kit/own-field.ts'
import { hasOptions, isLiving, nextOptions, ownFieldFault } from '../../../domain/registers/own-field-rules.ts'
import { useMe } from '../../client/me.tsx'
import { newId } from '../../client/new-id.ts'
import { tell } from '../../client/notify.ts'
import { useDo } from '../../client/queries.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Fault } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { ANSWER_KINDS, type OwnItem } from './line.tsx'

const linesOf = (text: string): { label: string }[] =>
  text
    .split('\n')
    .map((label) => ({ label: label.trim() }))
    .filter((o) => o.label !== '')

/** A question, new or to be changed. What must not be asked is told while it is typed. */
export const EditField = ({
  kind,
  field,
  items,
  close,
}: {
  kind: { thing: OwnThing; kind: string; title: string; fields: readonly FieldSpec[] }
  field: OwnItem | null
  items: readonly OwnItem[]
  close: () => void
}) => {
  const me = useMe()
  const add = useDo('addOwnField')
  const change = useDo('changeOwnField')
  const [id] = useState(newId)
  const [tried, setTried] = useState(false)
  const [value, setValue] = useState({
    kind: field?.kind ?? ('choice' as OwnFieldKind),
    label: field?.label ?? '',
    hint: field?.hint ?? '',
    unit: field?.unit ?? '',
    required: field?.required ?? false,
    fromOn: field?.fromOn ?? me.today,
  })
  // Those that stand are changed one by one, so that each keeps its number; new ones are written a line each.
  const [standing, setStanding] = useState(field?.options.filter((o) => !o.gone) ?? [])
  const [lines, setLines] = useState('')
  const put = (part: Partial<typeof value>) => setValue({ ...value, ...part })
  const options = hasOptions(value.kind)
    ? [...standing.map(({ value: code, label }) => ({ value: code, label })), ...linesOf(lines)]
    : []
  const beside = [
    ...kind.fields.map((f) => f.label),
    ...items.filter((f) => f.id !== field?.id && isLiving(f, me.today)).map((f) => f.label),
  ]
  // With the codes that they will have, so that one option under two names is told before it is sent.
  const coded = nextOptions(field?.options ?? [], options).filter((o) => !o.gone)
  const fault = ownFieldFault({ ...value, options: coded }, beside, me.today)
  // Words that must not be asked are told at once, what is still missing only when it is sent.
  const early = ownFieldFault({ ...value, label: value.label.trim() || '…a', kind: 'text', options: [] }, [], me.today)
  const faultAt = (name: string) =>
    tried && fault?.field === name ? fault.message : early?.field === name ? early.message : undefined
  const done = (said: string) => {
    tell(said)
    close()
  }
  const send = () => {
    setTried(true)
    if (fault) return
    const said = { label: value.label, hint: value.hint, unit: value.unit, required: value.required, options }
    if (field)
      change.mutate(
        { params: { id: field.id }, body: { version: field.version, set: said } },
        { onSuccess: () => done(t('改好了，全县的表上就是新的说法。')) },
      )
    else
      add.mutate(
        { body: { id, thing: kind.thing, of: kind.kind, kind: value.kind, fromOn: value.fromOn, ...said } },
        { onSuccess: () => done(t('加好了，全县的“{x}”已经在问。', { x: t(kind.title) })) },
      )
  }
  const error = add.error ?? change.error
  return (
    <Dialog onClose={close} title={field ? t('改“{x}”', { x: field.label }) : t('给“{x}”加一项', { x: t(kind.title) })}>
      <form
        className="col"
        onSubmit={(e) => {
          e.preventDefault()
          send()
        }}
      >
        <TextInput
          label={t('问什么')}
          placeholder={t('例如 周五谁来接')}
          maxLength={30}
          data-autofocus
          value={value.label}
          error={faultAt('label')}
          onChange={(e) => put({ label: e.currentTarget.value })}
        />
        <Select
          label={t('怎么答')}
          description={field ? t('答法不能改；要换答法，请停问这一项，另加一项') : undefined}
          disabled={field !== null}
          allowDeselect={false}
          value={value.kind}
          data={ANSWER_KINDS.map((k) => ({ value: k.value, label: t(k.label) }))}
          onChange={(next) => put({ kind: ANSWER_KINDS.find((k) => k.value === next)?.value ?? value.kind })}
        />
        {hasOptions(value.kind) ? (
          <>
            {standing.map((option, i) => (
              <div key={option.value} className="row" style={{ gap: 8, flexWrap: 'nowrap' }}>
                <TextInput
                  aria-label={t('第 {n} 个选项', { n: i + 1 })}
                  value={option.label}
                  maxLength={40}
                  onChange={(e) => {
                    const label = e.currentTarget.value
                    setStanding(standing.map((o) => (o === option ? { ...o, label } : o)))
                  }}
                  style={{ flex: 1 }}
                />
                <button
                  type="button"
                  className="linkish sm"
                  aria-label={t('不再提供“{x}”', { x: option.label })}
                  onClick={() => setStanding(standing.filter((o) => o !== option))}
                >
                  {t('去掉')}
                </button>
              </div>
            ))}
            <Textarea
              label={standing.length ? t('再加的选项，一行一个') : t('选项，一行一个')}
              placeholder={t('爷爷奶奶\n外公外婆\n邻居')}
              autosize
              minRows={standing.length ? 1 : 3}
              value={lines}
              error={faultAt('options')}
              onChange={(e) => setLines(e.currentTarget.value)}
            />
          </>
        ) : null}
        {value.kind === 'number' ? (
          <TextInput
            label={t('单位（可以不填）')}
            placeholder={t('例如 公里')}
            maxLength={6}
            value={value.unit}
            error={faultAt('unit')}
            onChange={(e) => put({ unit: e.currentTarget.value })}
            style={{ maxWidth: 180 }}
          />
        ) : null}
        {['text', 'long-text', 'number', 'money'].includes(value.kind) ? (
          <TextInput
            label={t('提示（可以不填）')}
            placeholder={t('例如 写听到的、看到的')}
            maxLength={60}
            value={value.hint}
            error={faultAt('hint')}
            onChange={(e) => put({ hint: e.currentTarget.value })}
          />
        ) : null}
        <Checkbox
          label={t('必填')}
          description={t('不填就存不下，请想好再勾；已经记下的和还没更新的手机不受影响')}
          checked={value.required}
          onChange={(e) => put({ required: e.currentTarget.checked })}
        />
        {field ? null : (
          <TextInput
            type="date"
            label={t('从哪天起问')}
            description={t('只问这一天和以后发生的事')}
            value={value.fromOn}
            error={faultAt('fromOn')}
            onChange={(e) => put({ fromOn: e.currentTarget.value })}
            style={{ maxWidth: 220 }}
          />
        )}
        {error ? <Fault error={error} /> : null}
        <Button type="submit" loading={add.isPending || change.isPending}>
          {field ? t('改好') : t('加上')}
        </Button>
      </form>
    </Dialog>
  )
}
