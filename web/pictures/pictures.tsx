import { Button } from '@mantine/core'
import { useState } from 'react'
import type { AttachedTo } from '../../domain/registers/attachment.ts'
import { useMay } from '../client/me.tsx'
import { useAsk } from '../client/queries.ts'
import { Fault } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { AddPicture } from './add.tsx'
import { Strip } from './strip.tsx'

/** The pictures of one thing, and the way to add one; nothing where there is none and none may be added. */
export const Pictures = ({
  of,
  on,
  label = t('照片与附件'),
  headed = false,
}: {
  of: AttachedTo
  on: string
  label?: string
  /** As a part of its own on a page. */
  headed?: boolean
}) => {
  const may = useMay('attachment.read')
  const [adding, setAdding] = useState(false)
  const found = useAsk('listAttachments', { query: { of, on } }, { enabled: may })
  const { data } = found
  // Not for this post: nothing is said of it.
  if (!may || found.error?.code === 'not-found') return null
  if (found.error && !data) return <Fault error={found.error} again={() => void found.refetch()} />
  if (!data || (data.items.length === 0 && !data.canAdd)) return null
  return (
    <section className={headed ? 'card pad col' : 'col'} style={{ gap: 6 }} aria-label={label}>
      {headed ? <h2 className="sec">{label}</h2> : null}
      <Strip items={data.items} label={label} />
      {data.canAdd ? (
        <div className="noprint">
          <Button size="xs" variant="default" onClick={() => setAdding(true)}>
            {of === 'movement' ? t('添凭证照片') : t('添照片')}
          </Button>
        </div>
      ) : null}
      {adding ? (
        <AddPicture of={of} on={on} people={data.children} there={data.items.length} close={() => setAdding(false)} />
      ) : null}
    </section>
  )
}
