import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { tell } from '../../client/notify.ts'
import { useAsk, useDo } from '../../client/queries.ts'
import type { Place } from '../../client/use-places.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Fault } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

type Line = { key: number; name: string; phone: string; note: string }

/** Whom to call at a place, as the help page shows it to everybody, signed out too. */
export const HelpLines = ({ place, close }: { place: Place; close: () => void }) => {
  const asked = useAsk('getHelpLines', {})
  const save = useDo('setHelpLines')
  const [edited, setEdited] = useState<Line[] | null>(null)
  const stored = asked.data?.places.find((p) => p.placeId === place.id)?.lines ?? []
  const lines = edited ?? [...stored, { name: '', phone: '', note: '' }].map((l, key) => ({ ...l, key }))
  const put = (key: number, part: Partial<Line>) => {
    const next = lines.map((l) => (l.key === key ? { ...l, ...part } : l))
    const last = next.at(-1)
    // There is always an empty line to go on with.
    setEdited(
      last && (last.name || last.phone) ? [...next, { key: last.key + 1, name: '', phone: '', note: '' }] : next,
    )
  }
  return (
    <Dialog onClose={close} title={t('{name}的急事电话', { name: place.name })} size="lg">
      <form
        className="col"
        onSubmit={(e) => {
          e.preventDefault()
          save.mutate(
            {
              params: { placeId: place.id },
              body: {
                lines: lines
                  .filter((l) => l.name.trim() && l.phone.trim())
                  .map(({ name, phone, note }) => ({ name, phone, note })),
              },
            },
            {
              onSuccess: () => {
                tell(t('已定好，“遇到急事”里马上就能看到。'))
                close()
              },
            },
          )
        }}
      >
        <p className="sm mut">{t('派出所、民政、卫生院、值班室。不登录也看得到，只写单位电话，不写个人手机。')}</p>
        {lines.map((l) => (
          <div key={l.key} className="row" style={{ gap: 8 }}>
            <TextInput
              aria-label={t('打给谁')}
              placeholder={t('例如 青石镇派出所')}
              value={l.name}
              onChange={(e) => put(l.key, { name: e.currentTarget.value })}
              style={{ flex: '1 1 160px' }}
            />
            <TextInput
              aria-label={t('号码')}
              placeholder={t('号码')}
              inputMode="tel"
              pattern="[0-9 \(\)+\-]{3,20}"
              title={t('号码只能有数字、空格、括号和短横，3 到 20 位')}
              value={l.phone}
              onChange={(e) => put(l.key, { phone: e.currentTarget.value })}
              style={{ flex: '1 1 130px' }}
            />
            <TextInput
              aria-label={t('说明')}
              placeholder={t('例如 24 小时')}
              value={l.note}
              onChange={(e) => put(l.key, { note: e.currentTarget.value })}
              style={{ flex: '1 1 130px' }}
            />
          </div>
        ))}
        {save.error ? <Fault error={save.error} /> : null}
        <Button type="submit" loading={save.isPending}>
          {t('保存')}
        </Button>
      </form>
    </Dialog>
  )
}
