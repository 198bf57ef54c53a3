import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { accessListCheck } from '../../../domain/duties/access-list-check.ts'
import { censusSignOff } from '../../../domain/duties/census-sign-off.ts'
import { transferAnswer } from '../../../domain/duties/transfer-answer.ts'
import { entryKind } from '../../../domain/entries/list.ts'
import type { Answer } from '../../client/call.ts'
import { dayWords } from '../../client/child-text.ts'
import { useMay } from '../../client/me.tsx'
import { useAsk } from '../../client/queries.ts'
import { useRecordKinds } from '../../client/record-kinds.ts'
import { Settle } from '../../entry/settle.tsx'
import { Fold } from '../../ui/fold.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { t } from '../../words/words.ts'

type Today = Answer<'getToday'>
type Other = Today['others'][number]

/** What is owed beside the children: of entries that I hold or that my post looks after, and by my place; without what 说好要办的 tells. */
export const Others = ({ others, more }: { others: readonly Other[]; more: number }) => {
  const held = useAsk('listHeld', {}, { enabled: useMay('entry.read') })
  const told = new Set(held.data?.items.map((item) => item.id))
  const rest = others.filter((one) => !(one.record === null && told.has(one.subject.id)))
  const late = rest.filter((one) => one.daysLate !== null && one.daysLate > 0).length
  return rest.length === 0 ? null : (
    <Fold
      title={t('登记里该做的')}
      count={String(rest.length + more)}
      late={late ? t('{n} 项过期', { n: late }) : null}
    >
      <div className="card lines">
        {rest.map((one) => (
          <One key={one.id} one={one} />
        ))}
      </div>
      {more > 0 ? <p className="mut sm">{t('后面还有 {n} 项，先做上面的；全部在落实情况里。', { n: more })}</p> : null}
    </Fold>
  )
}

const PLAIN = { color: 'inherit', textDecoration: 'none' }

const One = ({ one }: { one: Other }) => {
  const kinds = useRecordKinds('every')
  const kind = kinds.find((k) => k.kind === one.record)
  const entry = one.subject.kind === 'entry' ? one.subject.id : null
  const owes = one.kind === null ? undefined : entryKind(one.kind)?.owes
  // What falls due of a child (a promise, a need) begins with whose it is; what kind of thing it is stands in its state.
  const child = owes && one.of ? one.of : null
  const about = child ? '' : [one.kindTitle, one.of].filter(Boolean).join(' · ')
  return (
    <div className="row" style={{ padding: '8px 12px', gap: '4px 12px', alignItems: 'center' }}>
      <div style={{ flex: '1 1 200px', minWidth: 0 }}>
        {entry ? (
          <Link to="/entries/$id" params={{ id: entry }} className={child ? undefined : 'name'} style={PLAIN}>
            {child ? <b>{child} </b> : null}
            {one.subject.name}
          </Link>
        ) : (
          <span className="name">{one.subject.name}</span>
        )}
        {about ? <div className="mut sm">{about}</div> : null}
        <div className="row" style={{ gap: '0 12px' }}>
          <StateMark state={one.state} text={one.text} />
          <span className="mut sm">
            {child
              ? t('说好{d}', { d: dayWords(one.period.due) })
              : one.text.startsWith(one.period.label)
                ? t('{d}截止', { d: dayWords(one.period.due) })
                : t('{period}，{d}截止', { period: one.period.label, d: dayWords(one.period.due) })}
          </span>
        </div>
      </div>
      {kind ? (
        <Button
          component={Link}
          to="/record/$kind"
          params={{ kind: kind.kind } as never}
          search={(entry ? { entry } : { place: one.subject.id }) as never}
          variant="default"
          aria-label={t('给{name}{button}', { name: one.subject.name, button: t(kind.button) })}
        >
          {t(kind.button)}
        </Button>
      ) : entry && one.kind && owes ? (
        <Settle entry={{ id: entry, kind: one.kind, line: [one.of, one.subject.name].filter(Boolean).join('：') }} />
      ) : one.rule === censusSignOff.key ? (
        <Button
          component={Link}
          to="/census"
          variant="default"
          aria-label={t('去核对名册：{name}', { name: one.subject.name })}
        >
          {t('去核对名册')}
        </Button>
      ) : one.rule === accessListCheck.key ? (
        <Button component={Link} to="/access" variant="default">
          {t('去核对谁看得到什么')}
        </Button>
      ) : one.rule === transferAnswer.key ? (
        <Button component={Link} to="/transfers" variant="default">
          {t('去接收或退回')}
        </Button>
      ) : entry ? (
        <Button component={Link} to="/entries/$id" params={{ id: entry } as never} variant="default">
          {t('去看')}
        </Button>
      ) : null}
    </div>
  )
}
