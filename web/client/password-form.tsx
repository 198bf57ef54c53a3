import { Button, PasswordInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { t } from '../words/words.ts'
import { refusedAt } from './faults-at.ts'
import { FootFault } from './foot-fault.tsx'
import { useDo } from './queries.ts'

/**
 * Change of one's own password: the old one, the new one; other devices are signed out. `known`: the old one was typed a moment
 * ago and is not asked for again, unless the server says that it is not the one.
 */
export const PasswordForm = ({
  oldLabel,
  known = null,
  done,
}: {
  oldLabel?: string
  known?: string | null
  done?: () => void
}) => {
  const [old, setOld] = useState(known ?? '')
  const [asked, setAsked] = useState(known === null)
  const [next, setNext] = useState('')
  const change = useDo('changePassword')
  const no = refusedAt(change.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate(
      { body: { old, new: next } },
      {
        onSuccess: () => done?.(),
        onError: (e) => {
          if (e.code !== 'sign-in-failed') return
          setOld('')
          setAsked(true)
        },
      },
    )
  }
  return (
    <form className="col" onSubmit={submit}>
      {asked ? (
        <PasswordInput
          label={oldLabel ?? t('现在的密码')}
          value={old}
          onChange={(e) => setOld(e.currentTarget.value)}
          autoComplete="current-password"
          error={no.at('old')}
          required
        />
      ) : null}
      <PasswordInput
        label={t('新密码')}
        description={t('至少 10 个字符，最好是几个不相干的词')}
        value={next}
        onChange={(e) => setNext(e.currentTarget.value)}
        autoComplete="new-password"
        error={no.at('new', 'password')}
        required
        minLength={10}
      />
      <FootFault of={no} />
      <Button type="submit" loading={change.isPending}>
        {t('换成新密码')}
      </Button>
    </form>
  )
}
