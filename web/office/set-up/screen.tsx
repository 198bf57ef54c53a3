import { Button, PasswordInput, Radio, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { Answer } from '../../client/call.ts'
import { dayWords } from '../../client/child-text.ts'
import { begin, goIn } from '../../client/enter.ts'
import { useAsk, useDo } from '../../client/queries.ts'
import { Fault } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

const START = { countyCode: '', countyName: '', adminLogin: '', adminName: '', password: '' }

/** Three questions, or the fictional township. */
export const Screen = () => {
  const navigate = useNavigate()
  const state = useAsk('getSetup', {})
  const [form, setForm] = useState(START)
  const [from, setFrom] = useState('')
  const [demo, setDemo] = useState<Answer<'setUpDemo'> | null>(null)
  const setUp = useDo('setUp')
  const load = useDo('setUpDemo')
  const field = (key: keyof typeof START) => ({
    value: form[key],
    onChange: (e: { currentTarget: { value: string } }) => setForm({ ...form, [key]: e.currentTarget.value }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setUp.mutate(
      { body: { ...form, usesFrom: from === '' ? null : from } },
      {
        onSuccess: (me) => {
          begin(me, form.password)
          goIn(me, navigate)
        },
      },
    )
  }
  if (demo) return <SignIns demo={demo} go={() => void navigate({ to: '/sign-in' })} />
  if (state.data && !state.data.needed)
    return (
      <main className="center card pad col">
        <p>{t('这台服务器已经设置过了。')}</p>
        <Button onClick={() => void navigate({ to: '/sign-in' })}>{t('去登录')}</Button>
      </main>
    )
  return (
    <main className="center col" style={{ margin: '5vh auto' }}>
      <div>
        <span className="logo" style={{ fontSize: 'var(--t-3xl)' }}>
          {t('暖阳')}
        </span>
        <p className="mut">{t('第一次使用，先回答三件事。')}</p>
      </div>
      <form className="card pad col" onSubmit={submit}>
        <h1 style={{ fontSize: 'var(--t-xl)' }}>{t('设置县区和管理员')}</h1>
        <TextInput
          label={t('县区代码')}
          description={t('6 位或 12 位行政区划代码')}
          inputMode="numeric"
          pattern="\d{6}(\d{6})?"
          title={t('县区代码是 6 位或 12 位数字')}
          required
          {...field('countyCode')}
        />
        <TextInput label={t('县区名称')} required minLength={2} {...field('countyName')} />
        <TextInput label={t('管理员登录名')} autoCapitalize="none" required minLength={2} {...field('adminLogin')} />
        <TextInput label={t('管理员姓名')} required {...field('adminName')} />
        <PasswordInput
          label={t('密码')}
          description={t('至少 10 个字符，最好是几个不相干的词')}
          autoComplete="new-password"
          required
          minLength={10}
          {...field('password')}
        />
        {state.data?.underWay ? <From under={state.data.underWay} value={from} choose={setFrom} /> : null}
        {setUp.error ? <Fault error={setUp.error} /> : null}
        <Button type="submit" size="md" loading={setUp.isPending}>
          {t('开始使用')}
        </Button>
      </form>
      <div className="card pad col">
        <p className="mut">
          {t('只想看看？装入一个虚构的乡镇：一所中心小学、一所村小、六个村和一个学期的记录。约需半分钟。')}
        </p>
        {load.error ? <Fault error={load.error} /> : null}
        <Button variant="default" loading={load.isPending} onClick={() => load.mutate({}, { onSuccess: setDemo })}>
          {t('装入示范乡镇')}
        </Button>
      </div>
    </main>
  )
}

/** In the middle of a term: whose work of the weeks before is on paper (F11, decision 035). */
const From = ({
  under: { today, termStartsOn },
  value,
  choose,
}: {
  under: { today: string; termStartsOn: string }
  value: string
  choose: (day: string) => void
}) => (
  <Radio.Group
    label={t('从哪天起用这个系统')}
    description={t('这学期已经过了一段。起用以前的谈心、家访记在纸上，不算没做，愿意补记的照样可以补记。')}
    value={value}
    onChange={choose}
  >
    <div className="col" style={{ gap: 16, paddingTop: 12, paddingBottom: 4 }}>
      <Radio size="md" value="" label={t('各校自己定，第一份名单写好时会问')} />
      <Radio size="md" value={today} label={t('全县都从今天（{d}）起用', { d: dayWords(today) })} />
      <Radio
        size="md"
        value={termStartsOn}
        label={t('全县都从开学（{d}）起用，以前的要补记', { d: dayWords(termStartsOn) })}
      />
    </div>
  </Radio.Group>
)

const SignIns = ({ demo, go }: { demo: Answer<'setUpDemo'>; go: () => void }) => (
  <main className="page" style={{ maxWidth: 760, margin: '4vh auto' }}>
    <h1 style={{ fontSize: 'var(--t-2xl)' }}>{t('示范乡镇已装好')}</h1>
    <p className="mut">{t('人物都是虚构的。每种角色一个登录名，密码相同。')}</p>
    <div className="card scroll" tabIndex={0}>
      <table className="tbl">
        <thead>
          <tr>
            <th>{t('角色')}</th>
            <th>{t('在哪')}</th>
            <th>{t('姓名')}</th>
            <th>{t('登录名')}</th>
            <th>{t('密码')}</th>
          </tr>
        </thead>
        <tbody>
          {demo.signIns.map((s) => (
            <tr key={s.login}>
              <td>{s.roleName}</td>
              <td>{s.place}</td>
              <td>{s.name}</td>
              <td>
                <b>{s.login}</b>
              </td>
              <td>{s.password}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    <Button onClick={go}>{t('去登录')}</Button>
  </main>
)
