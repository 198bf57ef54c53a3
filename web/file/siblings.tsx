import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { tell } from '../client/notify.ts'
import { useAsk, useDo } from '../client/queries.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Fault } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import type { File } from './child-file.ts'

/** Brothers and sisters looked over by hand: these are it, this one is not, one more is. Each step is undone by its opposite, here. */
export const Siblings = ({ id, file, close }: { id: string; file: File; close: () => void }) => {
  const say = useDo('sayHousehold')
  const [text, setText] = useState('')
  const q = text.trim()
  const found = useAsk('search', { query: { q } }, { enabled: q.length > 0 })
  const known = new Set([id, ...file.siblings.map((s) => s.id)])
  const others = (found.data?.items ?? []).filter((c) => !known.has(c.id)).slice(0, 6)
  const put = (other: string, name: string, together: boolean) =>
    say.mutate(
      { params: { id }, body: { other, together } },
      {
        onSuccess: () => {
          setText('')
          tell(together ? t('{name}认在一家了。', { name }) : t('{name}不算一家了。', { name }))
        },
      },
    )
  const confirm = () =>
    say.mutate(
      { params: { id }, body: { confirmed: true } },
      {
        onSuccess: () => {
          tell(t('兄弟姐妹核对好了。'))
          close()
        },
      },
    )
  return (
    <Dialog onClose={close} title={t('{name}的兄弟姐妹', { name: file.row.name })}>
      <div className="col" style={{ gap: 12 }}>
        <p className="mut sm">{t('按父母、电话和村找到的，可能不准。核对过以后，导入名单、改资料都不会再动。')}</p>
        {file.siblings.length === 0 ? <p className="mut">{t('现在没有列出兄弟姐妹。')}</p> : null}
        {file.siblings.map((s) => (
          <div key={s.id} className="row">
            <b>{s.name}</b>
            <span className="mut sm">{s.className ?? ''}</span>
            <span className="sp" />
            <Button variant="default" disabled={say.isPending} onClick={() => put(s.id, s.name, false)}>
              {t('不是一家')}
            </Button>
          </div>
        ))}
        <TextInput
          label={t('还有兄弟姐妹在册的，按姓名找')}
          placeholder={t('姓名、拼音、首字母')}
          value={text}
          maxLength={40}
          onChange={(e) => setText(e.currentTarget.value)}
        />
        {q && found.data && others.length === 0 ? (
          <p className="mut sm">{t('没有找到。只找得到您管的学校、班或村里的孩子。')}</p>
        ) : null}
        {others.map((c) => (
          <div key={c.id} className="row">
            <b>{c.name}</b>
            <span className="mut sm">{[c.schoolName, c.className, c.villageName].filter(Boolean).join(' ')}</span>
            <span className="sp" />
            <Button variant="default" disabled={say.isPending} onClick={() => put(c.id, c.name, true)}>
              {t('是一家')}
            </Button>
          </div>
        ))}
        {say.error ? <Fault error={say.error} /> : null}
        <Button loading={say.isPending} onClick={confirm}>
          {file.siblings.length ? t('就是这些，核对好了') : t('没有兄弟姐妹在册，核对好了')}
        </Button>
      </div>
    </Dialog>
  )
}
