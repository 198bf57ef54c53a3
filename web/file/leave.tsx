import { Button, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { refusedAt } from '../client/faults-at.ts'
import { FootFault } from '../client/foot-fault.tsx'
import { useMay, useMe } from '../client/me.tsx'
import { tell } from '../client/notify.ts'
import { useDo } from '../client/queries.ts'
import { usePlaces } from '../client/use-places.ts'
import { AskBack } from '../loans/ask-back.tsx'
import { Give } from '../transfers/give.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { t } from '../words/words.ts'
import type { File } from './child-file.ts'

const REASONS = [
  ['graduated', '毕业'],
  ['transferred', '转学'],
  ['moved-away', '迁走'],
  ['dropped-out', '辍学'],
  ['died', '死亡'],
  ['mistake', '登记错了'],
] as const
export const OUT_REASONS: Record<string, string> = Object.fromEntries(REASONS)

export const Leave = ({ id, name, close }: { id: string; name: string; close: () => void }) => {
  const me = useMe()
  const leave = useDo('leaveChild')
  const no = refusedAt(leave.error)
  const [on, setOn] = useState(me.today)
  const [reason, setReason] = useState<(typeof REASONS)[number][0]>('transferred')
  const mayHand = useMay('child.transfer')
  const [handing, setHanding] = useState(false)
  if (handing) return <Give who={[{ id, name }]} close={close} />
  return (
    <Dialog onClose={close} title={t('{name}离开了', { name })}>
      <form
        className="col"
        onSubmit={(e) => {
          e.preventDefault()
          leave.mutate(
            { params: { id }, body: { on, reason } },
            {
              onSuccess: () => {
                tell(t('已办离开，档案和记录都还在。'))
                close()
              },
            },
          )
        }}
      >
        <Select
          label={t('原因')}
          value={reason}
          onChange={(v) => setReason((v ?? 'transferred') as typeof reason)}
          data={REASONS.map(([value, label]) => ({ value, label: t(label) }))}
        />
        {mayHand && reason === 'transferred' ? (
          <p className="sm">
            {t('去了本县别的学校的，交给那所学校接收，档案和记录跟着孩子走：')}
            <button type="button" className="linkish" onClick={() => setHanding(true)}>
              {t('交给别的学校')}
            </button>
          </p>
        ) : null}
        <TextInput
          type="date"
          label={t('从哪天起')}
          value={on}
          max={me.today}
          onChange={(e) => setOn(e.currentTarget.value)}
          error={no.at('on')}
          required
        />
        <p className="sm mut">{t('从这天起不再排谈心和家访；以前做的都算数。')}</p>
        <AskBack ids={[id]} />
        <FootFault of={no} />
        <Button type="submit" loading={leave.isPending}>
          {t('办离开')}
        </Button>
      </form>
    </Dialog>
  )
}

export const Return = ({ id, file, close }: { id: string; file: File; close: () => void }) => {
  const me = useMe()
  const back = useDo('returnChild')
  const no = refusedAt(back.error)
  const [on, setOn] = useState(me.today)
  const school = file.row.schoolId
  const places = usePlaces({ kind: 'class', parent: school ?? 0 }, school !== null)
  const classes = places.items.filter((p) => !p.closed)
  const [classCode, setClass] = useState<string | null>(null)
  // A class that has closed meanwhile takes nobody back: another one is chosen.
  const before = classes.find((p) => p.id === file.row.classId)?.code ?? null
  return (
    <Dialog onClose={close} title={t('{name}回来了', { name: file.row.name })}>
      <form
        className="col"
        onSubmit={(e) => {
          e.preventDefault()
          const code = classCode ?? before
          back.mutate(
            { params: { id }, body: { on, ...(code ? { classCode: code } : {}) } },
            {
              onSuccess: () => {
                tell(t('已办回来，接着用原来的档案。'))
                close()
              },
            },
          )
        }}
      >
        {classes.length ? (
          <Select
            label={t('回到哪个班')}
            value={classCode ?? before}
            onChange={setClass}
            error={no.at('classCode')}
            data={classes.map((c) => ({ value: c.code, label: c.name }))}
            required={file.row.classId !== null}
          />
        ) : null}
        <TextInput
          type="date"
          label={t('从哪天起')}
          value={on}
          max={me.today}
          onChange={(e) => setOn(e.currentTarget.value)}
          error={no.at('on')}
          required
        />
        <FootFault of={no} />
        <Button type="submit" loading={back.isPending}>
          {t('办回来')}
        </Button>
      </form>
    </Dialog>
  )
}
