import { useNavigate } from '@tanstack/react-router'
import { unitKey } from '../../domain/duties/duty-facts.ts'
import { ruleOf } from '../../domain/duties/list.ts'
import { task } from '../../domain/entries/task.ts'
import { beginEntry } from '../client/begin-entry.ts'
import type { Answer } from '../client/call.ts'
import { dayWords } from '../client/child-text.ts'
import { useMe } from '../client/me.tsx'
import { Group } from '../duties/group.tsx'
import { Copy } from '../duties/remind.tsx'
import { t } from '../words/words.ts'

type Told = Answer<'listEscalated'>['items'][number]

/** What came up, under whose it is, in the order of the classes: what was tried and why it is asked, and what can be done about it. */
export const Owners = ({ items, remind }: { items: readonly Told[]; remind: boolean }) => (
  <div className="col" style={{ gap: 16 }}>
    {[...Map.groupBy(items, (d) => d.owner.key).values()].map((of) => (
      <OfOwner key={of[0]?.owner.key} of={of} remind={remind} />
    ))}
  </div>
)

const OfOwner = ({ of, remind }: { of: readonly Told[]; remind: boolean }) => {
  const owner = of[0]?.owner
  if (!owner) return null
  const title = [owner.place, owner.roleName, owner.name ?? t('还没有人担任')].filter(Boolean).join(' ')
  const groups = Map.groupBy(of, (d) => `${unitKey(ruleOf(d.rule)?.unit ?? '项', d)} ${d.rule} ${d.period.key}`)
  return (
    <section aria-label={title}>
      <div className="row" style={{ marginBottom: 4 }}>
        <h2 className="sec" style={{ margin: 0 }}>
          {title}
        </h2>
        <span className="sp" />
        {remind && owner.name ? (
          // No child's name, no number of a child: it is pasted where others read along.
          <Copy
            small
            text={t('您有 {n} 件到期的事，请打开暖阳。', { n: owner.n })}
            label={t('复制提醒')}
            of={owner.name}
          />
        ) : null}
      </div>
      <div className="card lines">
        {[...groups.values()].map((group) => (
          <div key={group[0]?.id} style={{ padding: '4px 12px' }}>
            <Group duties={group} more={<HandTo group={group} />} />
            <Since group={group} />
          </div>
        ))}
      </div>
    </section>
  )
}

/** By which day it was asked, since when it is told here, how often it was tried, and that a key child's comes sooner. */
const Since = ({ group: [first] }: { group: readonly Told[] }) =>
  first ? (
    <p className="sm mut" style={{ margin: 0 }}>
      {[
        first.ruleTitle,
        first.text.startsWith(first.period.label) ? null : first.period.label,
        t('{d}到期', { d: dayWords(first.period.windows.due) }),
        t('{d}报上来', { d: dayWords(first.since) }),
        first.attempts ? t('试过 {n} 次', { n: first.attempts }) : t('还没有试过'),
      ]
        .filter(Boolean)
        .join(' · ')}
      {/* What a child is in stands on no paper. */}
      {first.sooner ? <span className="noprint"> · {t('重点帮扶的孩子，早一步报')}</span> : null}
    </p>
  ) : null

/** Somebody else is to do it: a task about the same child, or the place, by name and day. */
const HandTo = ({ group: [first] }: { group: readonly Told[] }) => {
  const me = useMe()
  const navigate = useNavigate()
  if (!first || !task.write.includes(me.post.role)) return null
  // A task hangs on a child or a place; of an entry it is the child's that the entry hangs on.
  const [about, id] = first.childId
    ? (['child', first.childId] as const)
    : (['place', first.subject.kind === 'place' ? first.subject.id : me.post.place.code] as const)
  const begin = () => {
    const meets = TASK_MEETS.find((value) => ruleOf(first.rule)?.evidence.kinds.includes(value))
    beginEntry('task', id, {
      what: t('{period}{rule}，补上', { period: first.period.label, rule: first.ruleTitle }),
      came: 'check',
      ...(meets ? { meets } : {}),
    })
    void navigate({ to: '/entries/new/$kind', params: { kind: 'task' }, search: { [about]: id } as never })
  }
  return (
    <button type="button" className="linkish sm" onClick={begin}>
      {t('转给谁')}
    </button>
  )
}

/** Kinds of record that a task may be met by, as its register says. */
const TASK_MEETS: readonly string[] = task.fields.flatMap((field) =>
  field.name === 'meets' ? (field.options ?? []).map((o) => o.value) : [],
)
