import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useAsk } from '../../client/queries.ts'
import { type Asked, OneFactButtons, OneFactDialog } from '../../record/one-fact.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Fault, Loading } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

/** What changed of one child: the facts that change most a button each, everything else in its file. */
export const Changed = ({ id, name, close }: { id: string; name: string; close: () => void }) => {
  const file = useAsk('getChild', { params: { id } })
  const [asked, setAsked] = useState<Asked | null>(null)
  if (file.data && asked) return <OneFactDialog file={file.data} asked={asked} close={() => setAsked(null)} />
  return (
    <Dialog onClose={close} title={t('{name}家有什么变化', { name })}>
      <div className="col">
        {file.error && !file.data ? <Fault error={file.error} again={() => void file.refetch()} /> : null}
        {!file.data && !file.error ? <Loading rows={2} /> : null}
        {file.data ? <OneFactButtons file={file.data} ask={setAsked} /> : null}
        <Link to="/children/$id" params={{ id }} className="sm">
          {t('别的（班、住处、住宿、证件）到档案里改')}
        </Link>
        <Button onClick={close}>{t('改好了，接着核对')}</Button>
      </div>
    </Dialog>
  )
}
