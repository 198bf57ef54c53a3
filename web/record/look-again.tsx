import { Button } from '@mantine/core'
import { useState } from 'react'
import { lookAgain, task } from '../../domain/entries/task.ts'
import { dayIn } from '../../domain/kit/answers.ts'
import { Refusal } from '../client/call.ts'
import { dayWords } from '../client/child-text.ts'
import { useMay, useMe } from '../client/me.tsx'
import { newId } from '../client/new-id.ts'
import { tell } from '../client/notify.ts'
import { useDo } from '../client/queries.ts'
import { Fault } from '../ui/states.tsx'
import { t } from '../words/words.ts'

/** What changed who a child lives with is looked at anew (S2A.4): one tap makes it a duty with a day, met by the visit itself. */
export const LookAgain = ({ child, changed, close }: { child: string; changed: string; close: () => void }) => {
  const me = useMe()
  const may = useMay('entry.write') && task.write.includes(me.post.role)
  const [id] = useState(newId)
  const save = useDo('saveEntries')
  if (!may) return null
  const body = lookAgain(changed, { account: me.accountId, name: me.name }, me.today)
  const day = dayWords(dayIn(body, 'due') ?? '')
  const verdict = save.data?.verdicts[0]
  const refused = verdict && verdict.verdict !== 'accepted' && verdict.verdict !== 'duplicate' ? verdict.message : null
  return (
    <div className="col" style={{ gap: 8 }}>
      {save.error || refused ? <Fault error={save.error ?? new Refusal('refused', refused ?? '')} /> : null}
      <Button
        variant="default"
        loading={save.isPending}
        onClick={() =>
          save.mutate(
            {
              body: {
                entries: [{ id, kind: task.kind, version: task.version, about: { child }, from: me.today, body }],
              },
            },
            {
              onSuccess: ({ verdicts: [v] }) => {
                if (v?.verdict !== 'accepted' && v?.verdict !== 'duplicate') return
                tell(t('记下了：{d}前再去家里看一次，到时候“今天”里会提醒。', { d: day }))
                close()
              },
            },
          )
        }
      >
        {t('{d}前再去家里看一次', { d: day })}
      </Button>
    </div>
  )
}
