import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Answer } from '../client/call.ts'
import { dayWords } from '../client/child-text.ts'
import { tell } from '../client/notify.ts'
import { useDo } from '../client/queries.ts'
import { Choice, Choices } from '../ui/choices.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Fault } from '../ui/states.tsx'
import { t } from '../words/words.ts'

type Words = NonNullable<Answer<'openDonorContact'>['contact']>
const REASONS = ['致谢', '告诉用途', '核对捐款'] as const

/** How a donor is reached: for which reason it is looked at, which stands in the diary; then the words, and changing them. */
export const Contact = ({ id, name, close }: { id: string; name: string; close: () => void }) => {
  const [shown, show] = useState<{ contact: Words | null } | null>(null)
  const look = useDo('openDonorContact', [], show)
  return (
    <Dialog title={t('联系方式：{x}', { x: name })} onClose={close}>
      <div className="col" style={{ gap: 12 }}>
        {shown === null ? (
          <>
            <p className="mut sm" style={{ margin: 0 }}>
              {t('联系方式加密存着。看一次记一次：谁、哪天、为什么。')}
            </p>
            <Choices label={t('为什么要看')} fault={undefined}>
              {REASONS.map((reason) => (
                <Choice
                  key={reason}
                  on={false}
                  tap={() => look.mutate({ params: { id }, body: { reason } })}
                  text={t(reason)}
                />
              ))}
            </Choices>
            {look.error ? <Fault error={look.error} /> : null}
          </>
        ) : (
          <Edit id={id} words={shown.contact} close={close} />
        )}
      </div>
    </Dialog>
  )
}

const Edit = ({ id, words, close }: { id: string; words: Words | null; close: () => void }) => {
  const [name, setName] = useState(words?.name ?? '')
  const [phone, setPhone] = useState(words?.phone ?? '')
  const [address, setAddress] = useState(words?.address ?? '')
  const set = useDo('setDonorContact', [], () => tell(t('存好了。')))
  return (
    <form
      className="col"
      style={{ gap: 12 }}
      onSubmit={(e) => {
        e.preventDefault()
        set.mutate({ params: { id }, body: { name, phone, address } }, { onSuccess: close })
      }}
    >
      <p className="mut sm" style={{ margin: 0 }}>
        {words ? t('{d}，{who}写的', { d: dayWords(words.on), who: words.by }) : t('还没有写。')}
      </p>
      <TextInput label={t('联系人')} value={name} maxLength={40} onChange={(e) => setName(e.currentTarget.value)} />
      <TextInput
        label={t('电话')}
        value={phone}
        maxLength={40}
        inputMode="tel"
        onChange={(e) => setPhone(e.currentTarget.value)}
      />
      <TextInput label={t('地址')} value={address} maxLength={80} onChange={(e) => setAddress(e.currentTarget.value)} />
      {set.error ? <Fault error={set.error} /> : null}
      <Button type="submit" loading={set.isPending}>
        {t('存')}
      </Button>
    </form>
  )
}
