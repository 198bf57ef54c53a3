import { Button, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useMe } from '../client/me.tsx'
import { tell } from '../client/notify.ts'
import { useDo } from '../client/queries.ts'
import { AskBack } from '../loans/ask-back.tsx'
import { Choice, Choices } from '../ui/choices.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Fault } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { PickChildren } from './pick-children.tsx'
import { SchoolSelect } from './school-select.tsx'

type Named = { id: string; name: string }
type Where = 'school' | 'outside' | 'unknown'
const WHERES: [Where, string][] = [
  ['school', '本县的一所学校'],
  ['outside', '别处的学校（县外，或不用这个系统）'],
  ['unknown', '不知道去哪所学校'],
]

/** Hands children to another school, which then takes them in or does not; or says where they went instead (decision 063). `who`: known already. */
export const Give = ({ who, gone = false, close }: { who?: readonly Named[]; gone?: boolean; close: () => void }) => {
  const me = useMe()
  const ask = useDo('askTransfer')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(who?.map((c) => c.id)))
  const [where, setWhere] = useState<Where>('school')
  const [to, setTo] = useState<string | null>(null)
  const [elsewhere, setElsewhere] = useState('')
  const [on, setOn] = useState(me.today)
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const whole =
    chosen.size > 0 && (where !== 'school' || to !== null) && (where !== 'outside' || elsewhere.trim() !== '')
  const details = ask.error?.details as Record<string, string> | undefined
  const send = () =>
    ask.mutate(
      {
        body: {
          children: [...chosen],
          to: where === 'school' ? to : null,
          elsewhere: where === 'outside' ? elsewhere.trim() : '',
          on,
          note: note.trim(),
        },
      },
      {
        onSuccess: ({ asked }) => {
          tell(
            where === 'school'
              ? t('交出去 {n} 名，等那所学校接收。接收以前仍是这里的孩子，该做的照做。', { n: asked })
              : t('记下了 {n} 名的去向，档案和记录都还在。', { n: asked }),
          )
          close()
        },
      },
    )
  return (
    <Dialog
      onClose={close}
      title={who?.length === 1 ? t('{name}去哪所学校', { name: who[0]?.name ?? '' }) : t('交给别的学校')}
    >
      <form
        className="col"
        onSubmit={(e) => {
          e.preventDefault()
          setTried(true)
          if (whole) send()
        }}
      >
        {who ? (
          who.length > 1 ? (
            <p className="sm">{who.map((c) => c.name).join('、')}</p>
          ) : null
        ) : (
          <PickChildren chosen={chosen} choose={setChosen} fault={tried && chosen.size === 0} />
        )}
        <Choices label={t('去哪里')} fault={undefined}>
          {WHERES.map(([value, text]) => (
            <Choice key={value} on={where === value} tap={() => setWhere(value)} text={t(text)} />
          ))}
        </Choices>
        {where === 'school' ? (
          <SchoolSelect
            label={t('哪所学校')}
            value={to}
            choose={setTo}
            error={tried && to === null ? t('请选一所学校') : details?.to}
          />
        ) : null}
        {where === 'outside' ? (
          <TextInput
            label={t('哪里的哪所学校')}
            placeholder={t('例如 东莞市长安镇的小学')}
            value={elsewhere}
            onChange={(e) => setElsewhere(e.currentTarget.value)}
            error={tried && elsewhere.trim() === '' ? t('请写一句；不知道的，选“不知道去哪所学校”') : undefined}
            maxLength={60}
            required
          />
        ) : null}
        {gone ? null : (
          <TextInput
            type="date"
            label={where === 'school' ? t('从哪天起到那边上学') : t('从哪天起不在这里')}
            value={on}
            onChange={(e) => setOn(e.currentTarget.value)}
            error={details?.on}
            required
          />
        )}
        {where === 'school' ? (
          <Textarea
            label={t('给接收老师的话')}
            description={t('接收以前那边只看得到姓名、性别、出生日期、原来的班和这几句。不写家里的私事。')}
            placeholder={t('例如 怕生，来的头一天请先给奶奶打个电话')}
            value={note}
            onChange={(e) => setNote(e.currentTarget.value)}
            maxLength={300}
            autosize
            minRows={2}
          />
        ) : null}
        <AskBack ids={[...chosen]} />
        {ask.error && !details?.to && !details?.on ? <Fault error={ask.error} /> : null}
        <Button type="submit" loading={ask.isPending}>
          {where === 'school' ? t('交出去 {n} 名', { n: chosen.size }) : t('记下 {n} 名的去向', { n: chosen.size })}
        </Button>
      </form>
    </Dialog>
  )
}
