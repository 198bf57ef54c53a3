import { Button, PasswordInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Fault } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { useDo } from './queries.ts'

/** Change of one's own password: the old one, the new one; other devices are signed out. */
export const PasswordForm = ({ oldLabel, done }: { oldLabel?: string; done?: () => void }) => {
  const [old, setOld] = useState('')
  const [next, setNext] = useState('')
  const change = useDo('changePassword')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate({ body: { old, new: next } }, { onSuccess: () => done?.() })
  }
  return (
    <form className="col" onSubmit={submit}>
      <PasswordInput
        label={oldLabel ?? t('现在的密码')}
        value={old}
        onChange={(e) => setOld(e.currentTarget.value)}
        autoComplete="current-password"
        required
      />
      <PasswordInput
        label={t('新密码')}
        description={t('至少 10 个字符，最好是几个不相干的词')}
        value={next}
        onChange={(e) => setNext(e.currentTarget.value)}
        autoComplete="new-password"
        required
        minLength={10}
      />
      {change.error ? <Fault error={change.error} /> : null}
      <Button type="submit" loading={change.isPending}>
        {t('换成新密码')}
      </Button>
    </form>
  )
}
