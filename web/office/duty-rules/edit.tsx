import { Button, NumberInput, Select, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { MOST_EARLIER } from '../../../domain/calendar/rule-setting.ts'
import { rule as writtenRule } from '../../../domain/entries/rule.ts'
import { textIn } from '../../../domain/kit/answers.ts'
import type { RecordBody } from '../../../domain/kit/define-record.ts'
import { refusedAt } from '../../client/faults-at.ts'
import { FootFault } from '../../client/foot-fault.tsx'
import { useMe } from '../../client/me.tsx'
import { tell } from '../../client/notify.ts'
import { useAsk, useDo } from '../../client/queries.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Fault } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import type { RuleItem, RulesPlace } from './rule-item.ts'

/**
 * One duty as the county wants it, or as a township or school wants it of its own (more than the county, never less), with what that does
 * to today's list before it is said.
 */
export const EditRule = ({ item, place, close }: { item: RuleItem; place: RulesPlace; close: () => void }) => {
  const { today } = useMe()
  const set = useDo('setDutyRule')
  const no = refusedAt(set.error)
  const own = item.coming.findLast((c) => c.own) ?? (item.now.own ? item.now : null)
  const last = own ?? { ...item.now, basis: '', basisEntry: null }
  const below = place.level !== 'county'
  const { above } = item
  const whose = above.by ?? t('县里')
  const least = below && above.on ? above.earlier : 0
  const [on, setOn] = useState(last.on || (below && above.on))
  const [earlier, setEarlier] = useState(Math.max(last.on ? last.earlier : 0, least))
  const [basis, setBasis] = useState(last.basis)
  const [basisEntry, setBasisEntry] = useState(last.basisEntry)
  const [fromOn, setFromOn] = useState(today)
  const changes = on !== last.on || earlier !== last.earlier
  // What is above asked for already: there is nothing of one's own to say yet.
  const same = below && on && above.on && earlier <= above.earlier
  const takeBack = () => {
    set.mutate(
      { params: { rule: item.rule }, body: { on: false, earlier: 0, basis: '', basisEntry: null, fromOn } },
      {
        onSuccess: () => {
          tell(t('撤回了：那天起照{x}的规定。', { x: whose }))
          close()
        },
      },
    )
  }
  const send = () =>
    set.mutate(
      { params: { rule: item.rule }, body: { on, earlier, basis, basisEntry, fromOn } },
      {
        onSuccess: () => {
          tell(on ? t('定好了。各校的清单正在按它重新算。') : t('停了：那天以后到期的不再问。'))
          close()
        },
      },
    )
  return (
    <Dialog onClose={close} title={t(item.title)}>
      <form
        className="col"
        onSubmit={(e) => {
          e.preventDefault()
          send()
        }}
      >
        <p className="sm mut">{t(item.source)}</p>
        {below && above.on ? (
          <p className="note">
            {above.earlier > 0
              ? t('{x}要求做，而且提前 {n} 天。这里只能定得更紧。', { x: whose, n: above.earlier })
              : t('{x}要求做。这里只能定得更紧：提前几天。', { x: whose })}
          </p>
        ) : null}
        {item.asked === 'always' || (below && above.on) ? null : (
          <Switch
            label={on ? t('要做，到日子就问') : t('不问')}
            checked={on}
            onChange={(e) => setOn(e.currentTarget.checked)}
            size="md"
          />
        )}
        {on && item.movable ? (
          <NumberInput
            label={t('提前几天到期')}
            description={
              least > 0
                ? t('{x}定了 {m} 天，只能再早；最多 {n} 天', { x: whose, m: least, n: MOST_EARLIER })
                : t('只能提前，不能推后；最多 {n} 天', { n: MOST_EARLIER })
            }
            value={earlier}
            min={least}
            max={MOST_EARLIER}
            allowDecimal={false}
            clampBehavior="strict"
            error={no.at('earlier')}
            onChange={(v) => setEarlier(typeof v === 'number' ? v : 0)}
            style={{ maxWidth: 220 }}
          />
        ) : null}
        {on ? (
          <Written
            chosen={basisEntry}
            choose={(id, name) => {
              setBasisEntry(id)
              if (name) setBasis(name)
            }}
          />
        ) : null}
        {on ? (
          <TextInput
            label={t('依据哪条制度（可以不填）')}
            placeholder={t('例如 《青石县谈心制度》第三条')}
            maxLength={60}
            value={basis}
            error={no.at('basis', 'basisEntry')}
            onChange={(e) => setBasis(e.currentTarget.value)}
          />
        ) : null}
        <TextInput
          type="date"
          label={t('从哪天起')}
          description={t('这天以前到期的照旧算')}
          value={fromOn}
          error={no.at('fromOn')}
          onChange={(e) => setFromOn(e.currentTarget.value)}
          required
          style={{ maxWidth: 220 }}
        />
        {changes && !same && (on || !below) && fromOn ? (
          <Effect rule={item.rule} place={place} on={on} earlier={earlier} fromOn={fromOn} />
        ) : null}
        <FootFault of={no} />
        {/* What is not asked cannot be stopped. */}
        {!on && (below || !last.on) ? null : (
          <Button type="submit" loading={set.isPending} disabled={same}>
            {same ? t('先定得比{x}早', { x: whose }) : on ? t('就这样定') : t('停问')}
          </Button>
        )}
        {below && own?.on ? (
          <Button variant="default" loading={set.isPending} onClick={takeBack}>
            {t('撤回本单位定的，照{x}的办', { x: whose })}
          </Button>
        ) : null}
      </form>
    </Dialog>
  )
}

/** The county's own written rules, where some are registered: the one that is chosen opens from the list. */
const Written = ({
  chosen,
  choose,
}: {
  chosen: string | null
  choose: (id: string | null, name: string | null) => void
}) => {
  const { post } = useMe()
  const found = useAsk('listEntries', { query: { kind: writtenRule.kind, state: 'open', limit: 200 } })
  const rules = (found.data?.items ?? []).filter((e) => e.about.id === post.place.code)
  if (rules.length === 0)
    return <p className="sm mut">{t('把制度全文登记在“登记”的“制度”里，这里就可以选，点开能看。')}</p>
  return (
    <Select
      label={t('登记过的制度')}
      placeholder={t('选一条，可以不选')}
      clearable
      value={chosen}
      onChange={(id) => choose(id, basisName(rules.find((e) => e.id === id)?.body))}
      data={rules.map((e) => ({ value: e.id, label: e.line }))}
    />
  )
}

const basisName = (body: RecordBody | undefined): string | null =>
  body === undefined ? null : `《${textIn(body, 'title')}》`

/** Today's list before and after, as the engine works it out. */
const Effect = ({
  rule,
  place,
  on,
  earlier,
  fromOn,
}: {
  rule: string
  place: RulesPlace
  on: boolean
  earlier: number
  fromOn: string
}) => {
  const seen = useAsk('previewDutyRule', {
    params: { rule },
    query: { on: String(on) as 'true' | 'false', earlier, fromOn },
  })
  if (seen.error) return <Fault error={seen.error} />
  if (!seen.data) return <p className="sm mut">{t('正在算会变多少…')}</p>
  const { open, overdue, coming, schools, allSchools } = seen.data
  const rows = [
    [t('今天要做的'), open],
    [t('过期的'), overdue],
    [t('以后要做的'), coming],
  ] as const
  const same = rows.every(([, n]) => n.now === n.after)
  return (
    <>
      <table className="tbl" aria-label={t('改了会怎样')}>
        <thead>
          <tr>
            <th>
              {schools < allSchools
                ? t('先按 {n} 所学校算（共 {m} 所）', { n: schools, m: allSchools })
                : place.level === 'county'
                  ? t('全县')
                  : place.name}
            </th>
            <th className="num">{t('现在')}</th>
            <th className="num">{t('改了以后')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([title, n]) => (
            <tr key={title}>
              <td>{title}</td>
              <td className="num">{n.now}</td>
              <td className="num">
                <b>{n.after}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {same ? (
        <p className="sm mut">{t('今天的清单不变：从这天起没有到期的。想这一期就改，把“从哪天起”往前挪。')}</p>
      ) : null}
    </>
  )
}
