import { Button, Menu } from '@mantine/core'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { chainRows } from '../../domain/entries/chain-rows.ts'
import { entryKind } from '../../domain/entries/list.ts'
import { RECORD_KINDS } from '../../domain/records/list.ts'
import { longDate } from '../../domain/reports/prose/numbers.ts'
import type { Answer } from '../client/call.ts'
import { useMe } from '../client/me.tsx'
import { useAsk } from '../client/queries.ts'
import { useEntryKinds } from '../entry/kinds.ts'
import { Empty, Fault, Loading, Page } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { Chain } from './chain.tsx'
import { Company } from './company.tsx'
import { PlanCard } from './plan-card.tsx'
import { isPlan } from './stages.ts'

type Entry = Answer<'listEntries'>['items'][number]

/** 帮扶 of one child (S2A.13–17; looks: desk-child-plan): its plans stage by stage, who goes with it, and each problem followed to its end. */
export const Screen = () => {
  const { id } = useParams({ strict: false }) as { id: string }
  const found = useAsk('listEntries', { query: { child: id, limit: 200 } })
  if (found.error && !found.data)
    return (
      <div className="page">
        <Fault error={found.error} again={() => void found.refetch()} />
      </div>
    )
  if (!found.data)
    return (
      <div className="page">
        <Loading />
      </div>
    )
  return <Support key={id} child={id} entries={found.data.items} />
}

const Support = ({ child, entries }: { child: string; entries: Entry[] }) => {
  const me = useMe()
  const name = entries[0]?.about.name ?? ''
  const rows = chainRows(entries)
  const plans = entries.filter((e) => isPlan(e.kind) && !e.ended)
  const company = entries.filter((e) => !e.ended && !isPlan(e.kind) && entryKind(e.kind)?.chain?.as === 'action')
  return (
    <Page
      kind="support"
      title={name || t('帮扶')}
      head={
        <>
          <span>{t('{x} {name}的学习计划', { x: me.post.place.name, name })}</span>
          <span>{t('{d} 打印', { d: longDate(me.today) })}</span>
        </>
      }
      aside={
        <span className="noprint">
          {t('帮扶')}
          <Link to="/children/$id" params={{ id: child }} style={{ marginLeft: 12 }}>
            {t('看档案')}
          </Link>
        </span>
      }
      actions={<Actions child={child} plans={plans} />}
    >
      {rows.length === 0 && plans.length === 0 ? (
        <Empty text={t('还没有登记重点帮扶，也没有帮扶计划。功课或心里的事要多花一阵心思时，从“登记”开始。')} />
      ) : null}
      <div className="support-top">
        {plans.length > 0 ? (
          <div className="col" style={{ gap: 12, minWidth: 0 }}>
            {plans.map((plan) => (
              <PlanCard key={plan.id} entry={plan} />
            ))}
          </div>
        ) : null}
        {company.length > 0 ? <Company entries={company} /> : null}
      </div>
      {rows.length > 0 ? <Chain rows={rows} /> : null}
    </Page>
  )
}

/** What may be begun for the child, and a look at one of its plans. */
const Actions = ({ child, plans }: { child: string; plans: Entry[] }) => {
  const navigate = useNavigate()
  const { write } = useEntryKinds()
  const begun = write.filter((k) => k.about.includes('child') && k.chain)
  const [first] = plans.filter((p) => p.canWrite)
  const record = RECORD_KINDS.find((k) => k.subject?.of === 'entry' && k.subject.entry === first?.kind)
  return (
    <>
      {plans.length > 0 ? (
        <Button variant="default" className="only-desk" onClick={() => window.print()}>
          {t('打印计划')}
        </Button>
      ) : null}
      {begun.length > 0 ? (
        <Menu position="bottom-end" returnFocus>
          <Menu.Target>
            <Button variant="default">{t('登记')} ▾</Button>
          </Menu.Target>
          <Menu.Dropdown>
            {begun.map((kind) => (
              <Menu.Item
                key={kind.kind}
                onClick={() =>
                  void navigate({ to: '/entries/new/$kind', params: { kind: kind.kind }, search: { child } as never })
                }
              >
                {t(kind.title)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
      {first && record ? (
        <Button
          onClick={() =>
            void navigate({
              to: '/record/$kind',
              params: { kind: record.kind },
              search: { entry: first.id } as never,
            })
          }
        >
          {t(record.button)}
        </Button>
      ) : null}
    </>
  )
}
