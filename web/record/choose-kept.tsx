import type { RecordKind } from '../../domain/kit/define-record.ts'
import { keptRegister } from '../../domain/kit/record-subject.ts'
import type { Answer } from '../client/call.ts'
import { useAsk } from '../client/queries.ts'
import { PickLine } from '../entry/pick-line.tsx'
import { Empty, Fault, Loading, Page } from '../ui/states.tsx'
import { t } from '../words/words.ts'

type Entry = Answer<'listEntries'>['items'][number]

/** Which child, for whoever sees no register: those on the rolls of what is kept, one dormitory after the other. `of`: of this one alone. */
export const ChooseKept = ({ kind, of }: { kind: RecordKind; of: string | null }) => {
  const found = useAsk('listEntries', { query: { kind: keptRegister(kind) ?? '', state: 'open', limit: 200 } })
  const mine = (found.data?.items ?? []).filter((e) => e.canRecord && !e.ended && (of === null || e.id === of))
  return (
    <Page kind="narrow" title={t(kind.title)}>
      {found.error ? <Fault error={found.error} again={() => void found.refetch()} /> : null}
      {!found.data && !found.error ? <Loading rows={4} /> : null}
      {found.data && mine.length === 0 ? (
        <Empty text={t('还没有交给您管的。请校长、教导主任或村里登记时，在管理人里选上您的账号。')} />
      ) : null}
      {mine.length ? <p className="mut">{t('先选孩子：说的是谁？')}</p> : null}
      {mine.map((entry) => (
        <OfRoll key={entry.id} kind={kind} entry={entry} />
      ))}
    </Page>
  )
}

const OfRoll = ({ kind, entry }: { kind: RecordKind; entry: Entry }) => {
  const roll = useAsk('getRoll', { params: { id: entry.id }, query: { kind: kind.kind } })
  return (
    <section className="col" style={{ gap: 6 }}>
      <h2 className="sec">{entry.line}</h2>
      {roll.error ? <Fault error={roll.error} again={() => void roll.refetch()} /> : null}
      {!roll.data && !roll.error ? <Loading rows={3} /> : null}
      <div className="card lines">
        {(roll.data?.items ?? []).map((child) => (
          <PickLine
            key={child.id}
            to="/record/$kind"
            kind={kind.kind}
            search={{ children: child.id }}
            name={child.name}
            beside={child.className}
            replace
          />
        ))}
      </div>
    </section>
  )
}
