import { Button, CopyButton, Select, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Answer } from '../../client/call.ts'
import { dayWords } from '../../client/child-text.ts'
import { useMay, useMe } from '../../client/me.tsx'
import { useAsk, useDo } from '../../client/queries.ts'
import { Choice, Choices } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Fault, Loading } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

type People = Answer<'listClassTeachers'>['people']
type Moves = Answer<'getHandOver'>
type Done = Answer<'handOverClass'>

/** A class goes to another teacher: said before what moves, done in one action, and taken back with one tap. */
export const HandOver = ({
  school,
  classCode,
  people,
  close,
}: {
  school: string
  classCode: string
  people: People
  close: () => void
}) => {
  const moves = useAsk('getHandOver', { query: { class: classCode } })
  const [done, setDone] = useState<{ done: Done; from: string; moves: Moves } | null>(null)
  return (
    <Dialog
      onClose={close}
      title={moves.data ? t('交接{c}', { c: moves.data.class.name }) : t('交接班级')}
      closeOnClickOutside={done === null}
    >
      {done ? (
        <HandedOver {...done} close={close} />
      ) : moves.error ? (
        <Fault error={moves.error} again={() => void moves.refetch()} />
      ) : moves.data ? (
        <Form
          school={school}
          moves={moves.data}
          people={people}
          done={(answer, from) => moves.data && setDone({ done: answer, from, moves: moves.data })}
        />
      ) : (
        <Loading rows={4} />
      )}
    </Dialog>
  )
}

const namesOf = (moves: Moves) => moves.teachers.map((p) => p.name).join('、')

const Form = ({
  school,
  moves,
  people,
  done,
}: {
  school: string
  moves: Moves
  people: People
  done: (answer: Done, from: string) => void
}) => {
  const { today } = useMe()
  const mayMake = useMay('account.write')
  const hand = useDo('handOverClass')
  const propose = useDo('proposeLogins', [])
  const others = people.filter((p) => !moves.teachers.some((old) => old.account === p.account))
  const [fresh, setFresh] = useState(mayMake && others.length === 0)
  const [account, setAccount] = useState('')
  const [form, setForm] = useState({ name: '', login: '' })
  const [from, setFrom] = useState(today)
  const [tried, setTried] = useState(false)
  const old = namesOf(moves)
  const next = fresh ? form.name.trim() : (others.find((p) => p.account === account)?.name ?? '')
  return (
    <form
      className="col"
      onSubmit={(e) => {
        e.preventDefault()
        setTried(true)
        if (!fresh && account === '') return
        hand.mutate(
          {
            body: {
              classCode: moves.class.code,
              from,
              seen: moves.teachers.map((p) => p.post),
              to: fresh ? form : { account },
            },
          },
          { onSuccess: (answer) => done(answer, from) },
        )
      }}
    >
      <p>
        {old === '' ? (
          t('这个班现在还没有班主任。')
        ) : (
          <>
            {t('现在的班主任：')}
            <b>{old}</b>
            <span className="mut">
              {t('（从{d}起）', { d: moves.teachers.map((p) => dayWords(p.since)).join('、') })}
            </span>
          </>
        )}
      </p>
      {mayMake ? (
        <Choices label={t('交给谁')} fault={undefined}>
          <Choice on={!fresh} tap={() => setFresh(false)} text={t('本校已有账号的老师')} />
          <Choice on={fresh} tap={() => setFresh(true)} text={t('新来的老师')} />
        </Choices>
      ) : null}
      {fresh ? (
        <>
          <TextInput
            label={t('姓名')}
            value={form.name}
            onChange={(e) => setForm({ ...form, name: e.currentTarget.value })}
            onBlur={() => {
              const name = form.name.trim()
              if (name === '' || form.login !== '') return
              propose.mutate(
                { body: { schoolCode: school, rows: [{ classCode: moves.class.code, name }] } },
                { onSuccess: (r) => setForm((f) => ({ ...f, login: f.login || (r.rows[0]?.login ?? '') })) },
              )
            }}
            required
            maxLength={40}
          />
          <TextInput
            label={t('登录名')}
            description={t('按姓名的拼音给出，可以改')}
            autoCapitalize="none"
            value={form.login}
            onChange={(e) => setForm({ ...form, login: e.currentTarget.value })}
            required
            minLength={2}
            maxLength={40}
          />
        </>
      ) : (
        <Select
          label={mayMake ? t('老师') : t('交给谁')}
          placeholder={others.length === 0 ? t('没有别的老师有账号') : t('请选')}
          error={tried && account === '' ? t('请选一位老师') : undefined}
          withAsterisk
          searchable
          value={account || null}
          onChange={(v) => setAccount(v ?? '')}
          nothingFoundMessage={mayMake ? t('没有这个人，可以选“新来的老师”') : t('没有这个人，请校长先建账号')}
          data={others.map((p) => ({ value: p.account, label: `${p.name}　${p.posts || t('现在没有职务')}` }))}
        />
      )}
      <TextInput
        type="date"
        label={t('从哪天起')}
        description={old === '' ? undefined : t('{old}到前一天为止', { old })}
        value={from}
        max={today}
        onChange={(e) => setFrom(e.currentTarget.value)}
        required
      />
      {old === '' ? null : (
        <div className="note col" style={{ gap: 4 }}>
          <b>{t('会变的')}</b>
          <span>
            {moves.duties === null || moves.duties === 0
              ? t('还没做的谈心、家访跟着班走，归新班主任。')
              : t('还没做的谈心、家访等 {n} 项跟着班走，归新班主任。', { n: moves.duties })}
          </span>
          <span>
            {moves.tasks === 0
              ? t('{old}手上没有这个班没办的事。', { old })
              : t('{old}手上这个班没办的事 {n} 件，转给新班主任。', { old, n: moves.tasks })}
          </span>
          <span>
            {t('{old}马上退出登录，不再看得到这个班的孩子。记过的都还在，名字不变；账号和别的职务照旧。', { old })}
          </span>
        </div>
      )}
      {hand.error ? <Fault error={hand.error} /> : null}
      <Button type="submit" loading={hand.isPending}>
        {next === '' ? t('交接') : t('把{c}交给{name}', { c: moves.class.name, name: next })}
      </Button>
    </form>
  )
}

const HandedOver = ({ done, from, moves, close }: { done: Done; from: string; moves: Moves; close: () => void }) => {
  const undo = useDo('undoHandOver')
  const { post, ended, tasks } = done
  if (undo.isSuccess)
    return (
      <div className="col">
        <p role="status">
          {t('已撤回：{c}还是{old}的班，没办的事也回来了。', { c: moves.class.name, old: namesOf(moves) })}
        </p>
        {done.oneTimePassword === null ? null : (
          <p className="sm mut">
            {t('{name}的新账号还在，没有职务；用不着就到“全部账号”里停用。', { name: done.name })}
          </p>
        )}
        <Button onClick={close}>{t('好了')}</Button>
      </div>
    )
  return (
    <div className="col">
      <p role="status">
        {t('{c}从{d}起是{name}的班。', { c: moves.class.name, d: dayWords(from), name: done.name })}
        {tasks.length > 0 ? ` ${t('没办的事 {n} 件已经转过去。', { n: tasks.length })}` : ''}
      </p>
      <p>
        <Link to="/classes/$code/brief" params={{ code: moves.class.code }} onClick={close}>
          {t('{c}接班要知道的事：没办结的、答应过的、到期的、联系不上的', { c: moves.class.name })}
        </Link>
      </p>
      {done.oneTimePassword === null ? (
        <p className="sm mut">
          {t('{name}用原来的登录名 {login}，登录后右上角换到这个班。', { name: done.name, login: done.login })}
        </p>
      ) : (
        <>
          <p>{t('登录名 {login}，一次性密码只显示这一次：', { login: done.login })}</p>
          <p style={{ fontSize: 'var(--t-2xl)', fontWeight: 600, letterSpacing: 1 }}>{done.oneTimePassword}</p>
          <p className="mut sm">{t('请当面或打电话告诉本人，不要发到群里。第一次登录要换成自己的密码。')}</p>
          <CopyButton value={done.oneTimePassword}>
            {({ copy, copied }) => (
              <Button variant="default" onClick={copy}>
                {copied ? t('已复制') : t('复制')}
              </Button>
            )}
          </CopyButton>
        </>
      )}
      {undo.error ? <Fault error={undo.error} /> : null}
      <div className="row">
        {ended.length === 1 ? (
          <Button
            variant="default"
            loading={undo.isPending}
            onClick={() => undo.mutate({ body: { post, ended, tasks } })}
          >
            {t('弄错了，撤回这次交接')}
          </Button>
        ) : null}
        <span className="sp" />
        <Button onClick={close}>{t('好了')}</Button>
      </div>
    </div>
  )
}
