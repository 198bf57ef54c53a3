import { Button, TextInput } from '@mantine/core'
import { Navigate, useParams, useRouterState } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useAsk } from '../client/queries.ts'
import { Fault, Loading, Page } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import type { File } from './child-file.ts'

/** A child's file, opened by whoever may: the county office says why first. `draw` gets it once it has come. */
export const Opened = ({ draw }: { draw: (id: string, file: File) => ReactNode }) => {
  const { id } = useParams({ strict: false }) as { id: string }
  const [reason, setReason] = useState<string | undefined>(undefined)
  const here = useRouterState({ select: (s) => s.location.pathname })
  const file = useAsk('getChild', { params: { id }, query: reason ? { reason } : {} })
  if (file.error?.code === 'reason-needed') return <AskReason give={setReason} />
  if (file.error && !file.data)
    return (
      <div className="page">
        <Fault error={file.error} again={() => void file.refetch()} />
      </div>
    )
  if (!file.data)
    return (
      <div className="page">
        <Loading />
      </div>
    )
  // A file that became one with another is that one: the address says so too (decision 057).
  const kept = file.data.row.id
  if (kept !== id) return <Navigate to={here.replace(id, kept)} replace />
  return draw(id, file.data)
}

const AskReason = ({ give }: { give: (reason: string) => void }) => {
  const [text, setText] = useState('')
  return (
    <Page title={t('为什么要看这份档案？')}>
      <form
        className="card pad col"
        style={{ maxWidth: 480 }}
        onSubmit={(e) => {
          e.preventDefault()
          give(text.trim())
        }}
      >
        <p className="mut">{t('县级打开孩子的档案要写明原因，原因会留在档案的“谁看过”里。')}</p>
        <TextInput
          label={t('原因')}
          value={text}
          onChange={(e) => setText(e.currentTarget.value)}
          required
          minLength={2}
          autoFocus
        />
        <Button type="submit">{t('打开档案')}</Button>
      </form>
    </Page>
  )
}
