import { Button, Modal, Select, TextInput } from '@mantine/core'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Answer } from '../../client/call.ts'
import { boarderWords, carerWords, dayWords, parentWords, sexWords } from '../../client/child-text.ts'
import { useMay } from '../../client/me.tsx'
import { tell } from '../../client/notify.ts'
import { useAsk, useDo } from '../../client/queries.ts'
import { ChildForm, type ChildFormValue, toChanges } from '../../record/child-form.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { Fault, Loading, Page } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

type File = Answer<'getChild'>

/** One child: whom to call first, the facts and how they were read, what happened, what is owed, who looked. */
export const Screen = () => {
  const { id } = useParams({ strict: false }) as { id: string }
  const [reason, setReason] = useState<string | undefined>(undefined)
  const file = useAsk('getChild', { params: { id }, query: reason ? { reason } : {} })
  if (file.error?.code === 'reason-needed') return <AskReason give={setReason} />
  if (file.error)
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
  return <Shown id={id} file={file.data} />
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
        />
        <Button type="submit">{t('打开档案')}</Button>
      </form>
    </Page>
  )
}

const Shown = ({ id, file }: { id: string; file: File }) => {
  const navigate = useNavigate()
  const mayRecord = useMay('record.write')
  const { row } = file
  const [open, setOpen] = useState<'edit' | 'leave' | 'reveal' | null>(null)
  const record = (kind: string) => void navigate({ to: '/record/$kind', params: { kind }, search: { children: id } })
  return (
    <Page
      title={row.name}
      aside={[
        sexWords(row.sex),
        row.age === null ? '' : t('{n} 岁', { n: row.age }),
        row.className,
        row.address ?? row.villageName,
        boarderWords(row.boarder),
        row.status === 'left' ? t('已离开') : '',
      ]
        .filter(Boolean)
        .join(' · ')}
      actions={
        <>
          <Button variant="default" onClick={() => window.print()}>
            {t('打印档案')}
          </Button>
          {file.canWrite && row.status !== 'left' ? (
            <Button variant="default" onClick={() => setOpen('edit')}>
              {t('改资料')}
            </Button>
          ) : null}
          {file.canWrite && row.status !== 'left' ? (
            <Button variant="default" onClick={() => setOpen('leave')}>
              {t('办离开')}
            </Button>
          ) : null}
          {mayRecord && row.status !== 'left' ? <Button onClick={() => record('talk')}>{t('记谈心')}</Button> : null}
          {mayRecord && row.status !== 'left' ? (
            <Button variant="default" onClick={() => record('home-visit')}>
              {t('记家访')}
            </Button>
          ) : null}
        </>
      }
    >
      <div
        style={{
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fit, minmax(280px, 1fr))',
          gap: 12,
          alignItems: 'start',
        }}
      >
        <div className="col">
          <Calls file={file} />
          <Home file={file} />
          <section className="card pad col">
            <h2 className="sm">{t('怎么算的')}</h2>
            {file.readings.map((r) => (
              <div key={r.key} className="sm">
                {r.name}：<b>{r.counts ? t('是') : t('否')}</b>，{r.because}
              </div>
            ))}
          </section>
          <section className="card pad col">
            <h2 className="sm">{t('证件')}</h2>
            <Line name={t('身份证')} value={file.idMasked ?? t('没有登记')} />
            <Line name={t('学籍号')} value={file.studentNo ?? t('没有登记')} />
            <div className="noprint">
              <button type="button" className="linkish sm" onClick={() => setOpen('reveal')}>
                {t('看完整号码（要写原因，会留下记录）')}
              </button>
            </div>
          </section>
        </div>
        <Timeline file={file} />
        <div className="col">
          <section className="card pad col">
            <h2 className="sm">{t('该做的')}</h2>
            {file.duties.length === 0 ? <span className="mut sm">{t('这学期没有要做的。')}</span> : null}
            {file.duties.map((d) => (
              <details key={d.id}>
                <summary className="row" style={{ cursor: 'pointer', minHeight: 28 }}>
                  <StateMark state={d.state} text={`${d.ruleTitle} ${d.period.label}`} />
                  <span className="sp" />
                  <span className="xs mut">{t('为什么')}</span>
                </summary>
                <p className="note">{d.why}</p>
              </details>
            ))}
          </section>
          {file.unknowns.length ? (
            <section className="card pad col">
              <h2 className="sm">{t('还不知道')}</h2>
              <span className="sm">{file.unknowns.join('、')}</span>
            </section>
          ) : null}
          <section className="card pad col noprint">
            <h2 className="sm">{t('谁看过')}</h2>
            {file.openings.length === 0 ? <span className="mut sm">{t('还没有别人看过。')}</span> : null}
            {file.openings.slice(0, 8).map((o, i) => (
              <span key={`${o.on}${o.name}${i.toString()}`} className="sm">
                {o.name}（{o.roleName}）{dayWords(o.on)}
                {o.reason ? `：${o.reason}` : ''}
              </span>
            ))}
          </section>
        </div>
      </div>
      {open === 'edit' ? <Edit id={id} file={file} close={() => setOpen(null)} /> : null}
      {open === 'leave' ? <Leave id={id} name={row.name} close={() => setOpen(null)} /> : null}
      {open === 'reveal' ? <Reveal id={id} close={() => setOpen(null)} /> : null}
    </Page>
  )
}

const Line = ({ name, value }: { name: string; value: string }) => (
  <div style={{ display: 'grid', gridTemplateColumns: '88px 1fr', gap: 8 }}>
    <span className="mut sm">{name}</span>
    <span>{value}</span>
  </div>
)

const Calls = ({ file }: { file: File }) => (
  <section className="card pad col">
    <h2 className="sm">{t('先打给谁')}</h2>
    <div>
      <b>{carerWords(file)}</b>
      <div className="mut">{file.carer.phones.join('　') || t('没有电话')}</div>
    </div>
    {(['mother', 'father'] as const).map((who) => (
      <div key={who} className="sm mut">
        {who === 'mother' ? t('妈妈') : t('爸爸')} {file[who].name ?? ''} {file[who].phones.join('　')}（
        {parentWords(file[who])}）
      </div>
    ))}
  </section>
)

const Home = ({ file }: { file: File }) => (
  <section className="card pad col">
    <h2 className="sm">{t('家里')}</h2>
    {(['father', 'mother'] as const).map((who) => (
      <Line
        key={who}
        name={who === 'father' ? t('爸爸') : t('妈妈')}
        value={[
          file[who].name,
          parentWords(file[who]),
          file[who].since ? t('{x} 起', { x: file[who].since ?? '' }) : '',
        ]
          .filter(Boolean)
          .join('，')}
      />
    ))}
    <Line name={t('民族')} value={file.ethnicity ?? t('没有登记')} />
    {file.siblings.length ? (
      <div style={{ display: 'grid', gridTemplateColumns: '88px 1fr', gap: 8 }}>
        <span className="mut sm">{t('兄弟姐妹')}</span>
        <span className="row">
          {file.siblings.map((s) => (
            <Link key={s.id} to="/children/$id" params={{ id: s.id }}>
              {s.name}（{s.className}）
            </Link>
          ))}
        </span>
      </div>
    ) : null}
  </section>
)

const Timeline = ({ file }: { file: File }) => (
  <section className="card pad col" style={{ minHeight: 200 }}>
    <h2 className="sm">{t('经过')}</h2>
    {file.timeline.length === 0 ? <span className="mut">{t('还没有记录。')}</span> : null}
    {file.timeline.map((item, i) => (
      <div key={`${item.on}${i.toString()}`} style={{ display: 'grid', gridTemplateColumns: '72px 1fr', gap: 10 }}>
        <span className="mut sm num">{dayWords(item.on)}</span>
        {item.type === 'record' ? (
          <div style={{ opacity: item.record.supersededBy ? 0.55 : 1 }}>
            <b>{item.record.kindTitle}</b>　{item.record.author.name}　<span className="mut">{item.record.line}</span>
            {typeof item.record.body.words === 'string' && item.record.body.words ? (
              <div>“{item.record.body.words}”</div>
            ) : null}
            {item.record.supersededBy ? <div className="xs mut">{t('已更正')}</div> : null}
            {item.record.mine && !item.record.supersededBy ? (
              <Link
                className="xs noprint"
                to="/record/$kind"
                params={{ kind: item.record.kind }}
                search={{ children: item.record.children.map((c) => c.id).join(','), replaces: item.record.id }}
              >
                {t('更正这一条')}
              </Link>
            ) : null}
          </div>
        ) : (
          <div>
            <b>{t('变动')}</b>　{item.by}　<span className="mut">{item.text}</span>
          </div>
        )}
      </div>
    ))}
  </section>
)

const Edit = ({ id, file, close }: { id: string; file: File; close: () => void }) => {
  const places = useAsk('listPlaces', {})
  const change = useDo('changeChild')
  const code = (place: number | null) => places.data?.items.find((p) => p.id === place)?.code ?? ''
  if (!places.data) return null
  const { row } = file
  const start: ChildFormValue = {
    name: row.name,
    sex: row.sex === 'unknown' ? '' : row.sex,
    birth: row.birth ?? '',
    classCode: code(row.classId),
    villageCode: code(row.villageId),
    address: row.address ?? '',
    boarder: row.boarder === null ? '' : row.boarder ? 'yes' : 'no',
    hukou: file.hukou === 'unknown' ? '' : file.hukou,
    fatherName: file.father.name ?? '',
    fatherState: file.father.state,
    fatherPlace: file.father.place ?? '',
    fatherSince: file.father.since ?? '',
    motherName: file.mother.name ?? '',
    motherState: file.mother.state,
    motherPlace: file.mother.place ?? '',
    motherSince: file.mother.since ?? '',
    carerName: file.carer.name ?? '',
    carerKind: file.carer.kind,
  }
  return (
    <Modal opened onClose={close} title={t('改{name}的资料', { name: row.name })} size="xl">
      <p className="sm mut">{t('电话和身份证号留空就不改；填了就换成新的。')}</p>
      <ChildForm
        start={start}
        busy={change.isPending}
        error={change.error}
        saveText={t('保存改动')}
        save={(value, since) =>
          change.mutate(
            { params: { id }, body: { since, changes: toChanges(value, start), base: file.versions } },
            {
              onSuccess: () => {
                tell(t('已保存。'))
                close()
              },
            },
          )
        }
      />
    </Modal>
  )
}

const REASONS = [
  ['graduated', '毕业'],
  ['transferred', '转学'],
  ['moved-away', '迁走'],
  ['dropped-out', '辍学'],
  ['died', '死亡'],
  ['mistake', '登记错了'],
] as const

const Leave = ({ id, name, close }: { id: string; name: string; close: () => void }) => {
  const leave = useDo('leaveChild')
  const [on, setOn] = useState(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10))
  const [reason, setReason] = useState<(typeof REASONS)[number][0]>('transferred')
  return (
    <Modal opened onClose={close} title={t('{name}离开了', { name })}>
      <form
        className="col"
        onSubmit={(e) => {
          e.preventDefault()
          leave.mutate(
            { params: { id }, body: { on, reason } },
            {
              onSuccess: () => {
                tell(t('已办离开，档案和记录都还在。'))
                close()
              },
            },
          )
        }}
      >
        <Select
          label={t('原因')}
          value={reason}
          onChange={(v) => setReason((v ?? 'transferred') as typeof reason)}
          data={REASONS.map(([value, label]) => ({ value, label: t(label) }))}
        />
        <TextInput
          type="date"
          label={t('从哪天起')}
          value={on}
          onChange={(e) => setOn(e.currentTarget.value)}
          required
        />
        {leave.error ? <Fault error={leave.error} /> : null}
        <Button type="submit" loading={leave.isPending}>
          {t('办离开')}
        </Button>
      </form>
    </Modal>
  )
}

const Reveal = ({ id, close }: { id: string; close: () => void }) => {
  const reveal = useDo('revealChild', ['getChild'])
  const [reason, setReason] = useState('')
  const [what, setWhat] = useState<'phones' | 'id-number'>('phones')
  return (
    <Modal opened onClose={close} title={t('看完整号码')}>
      {reveal.data ? (
        <div className="col">
          {reveal.data.idNumber ? <Line name={t('身份证')} value={reveal.data.idNumber} /> : null}
          {(
            [
              ['carerPhones', '照看人'],
              ['fatherPhones', '爸爸'],
              ['motherPhones', '妈妈'],
            ] as const
          ).map(([key, name]) =>
            reveal.data?.[key].length ? <Line key={key} name={t(name)} value={reveal.data[key].join('　')} /> : null,
          )}
          <Button variant="default" onClick={close}>
            {t('看好了')}
          </Button>
        </div>
      ) : (
        <form
          className="col"
          onSubmit={(e) => {
            e.preventDefault()
            reveal.mutate({ params: { id }, body: { what, reason } })
          }}
        >
          <Select
            label={t('看什么')}
            value={what}
            onChange={(v) => setWhat((v ?? 'phones') as typeof what)}
            data={[
              { value: 'phones', label: t('电话') },
              { value: 'id-number', label: t('身份证号') },
            ]}
          />
          <TextInput
            label={t('为什么要看')}
            placeholder={t('例如：联系家长核对情况')}
            value={reason}
            onChange={(e) => setReason(e.currentTarget.value)}
            required
            minLength={2}
          />
          {reveal.error ? <Fault error={reveal.error} /> : null}
          <Button type="submit" loading={reveal.isPending}>
            {t('打开号码')}
          </Button>
        </form>
      )}
    </Modal>
  )
}
