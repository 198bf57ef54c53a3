import { Button, Checkbox, Select, Textarea } from '@mantine/core'
import { useState } from 'react'
import { tell } from '../../client/notify.ts'
import { useDo } from '../../client/queries.ts'
import { usePlaces } from '../../client/use-places.ts'
import { Fault } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { Lines } from './outline-lines.tsx'

const EXAMPLE = '青石镇\n  河湾村\n  大坪村小学\n    三年级(1)班\n    三年级(2)班'

/** Places as text: what is new, what is there, what to look at; one button writes all of it or nothing. */
export const FromOutline = ({ close }: { close: () => void }) => {
  const look = useDo('getOutlinePreview', [])
  const add = useDo('addOutline')
  const homes = usePlaces({ kind: 'county,township,school' })
  const own = homes.items.filter((p) => p.own)
  const [text, setText] = useState('')
  const [home, setHome] = useState<string | null>(null)
  const [sure, setSure] = useState(false)
  const under = home ?? own[0]?.code ?? ''
  const seen = look.data
  /** What was seen is of the text as it was then. */
  const forget = () => {
    look.reset()
    add.reset()
    setSure(false)
  }
  const write = () =>
    add.mutate(
      { body: { text, under, sure } },
      {
        onSuccess: (made) => {
          tell(t('已添加 {n} 个单位。', { n: made.added }))
          close()
        },
      },
    )
  const count = seen ? seen.counts.new + seen.counts.doubt : 0
  return (
    <form
      className="col"
      onSubmit={(e) => {
        e.preventDefault()
        if (seen) write()
        else look.mutate({ body: { text, under } })
      }}
    >
      <p className="sm mut">
        {t('一行写一个，下级往里缩；从 Excel、WPS 里复制“乡镇、村、学校、班”几列，直接粘贴也行。')}
      </p>
      <Select
        label={t('放在哪下面')}
        description={t('没有写上级的，放到这里')}
        searchable
        allowDeselect={false}
        value={under || null}
        onChange={(v) => {
          setHome(v)
          forget()
        }}
        data={own.map((p) => ({ value: p.code, label: [...p.under, p.name].join(' ') }))}
      />
      <Textarea
        label={t('大纲')}
        placeholder={EXAMPLE}
        autosize
        minRows={seen ? 4 : 6}
        maxRows={seen ? 6 : 14}
        required
        data-autofocus
        value={text}
        onChange={(e) => {
          setText(e.currentTarget.value)
          forget()
        }}
        onKeyDown={(e) => {
          // A tab belongs to the outline; with Shift it goes on to the button.
          if (e.key !== 'Tab' || e.shiftKey) return
          const { selectionStart: at, selectionEnd: end } = e.currentTarget
          if (at !== end || text.slice(text.lastIndexOf('\n', at - 1) + 1, at).trim() !== '' || at === 0) return
          e.preventDefault()
          const field = e.currentTarget
          setText(`${text.slice(0, at)}\t${text.slice(at)}`)
          forget()
          requestAnimationFrame(() => field.setSelectionRange(at + 1, at + 1))
        }}
        styles={{ input: { fontFamily: 'inherit', tabSize: 4, whiteSpace: 'pre', overflowX: 'auto' } }}
      />
      {homes.error ? <Fault error={homes.error} again={homes.again} /> : null}
      {look.error ? <Fault error={look.error} /> : null}
      {seen ? <Lines seen={seen} /> : null}
      {seen && seen.counts.doubt > 0 && seen.counts.fault === 0 ? (
        <Checkbox
          label={t('要核对的 {n} 行看过了，照这样添加', { n: seen.counts.doubt })}
          checked={sure}
          onChange={(e) => setSure(e.currentTarget.checked)}
        />
      ) : null}
      {add.error ? <Fault error={add.error} /> : null}
      <div className="row">
        <span className="sp" />
        {seen ? (
          <Button
            type="submit"
            loading={add.isPending}
            disabled={count === 0 || seen.counts.fault > 0 || (seen.counts.doubt > 0 && !sure)}
          >
            {seen.counts.fault > 0
              ? t('先改好 {n} 行', { n: seen.counts.fault })
              : count === 0
                ? t('都已经有了')
                : t('添加这 {n} 个', { n: count })}
          </Button>
        ) : (
          <Button type="submit" loading={look.isPending} disabled={text.trim() === '' || !homes.ready}>
            {t('看一看（不写入）')}
          </Button>
        )}
      </div>
    </form>
  )
}
