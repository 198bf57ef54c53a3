import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Answer } from '../../client/call.ts'
import { useDo } from '../../client/queries.ts'
import { Fault } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { readPasted } from './pasted.ts'
import { Reprint } from './reprint.tsx'
import { FreeRow, HeldRow, NOTHING, type Typed } from './row.tsx'
import type { Slip } from './slips.tsx'

type Found = Answer<'listClassTeachers'>

/** A row for each class: who has it, or who is to have it; one press makes all accounts, or none. */
export const Table = ({
  found,
  mayMake,
  hand,
  print,
}: {
  found: Found
  mayMake: boolean
  hand: (classCode: string) => void
  print: (slips: Slip[]) => void
}) => {
  const [typed, setTyped] = useState<Readonly<Record<string, Typed>>>({})
  const [left, setLeft] = useState<string[]>([])
  const propose = useDo('proposeLogins', [])
  const add = useDo('addClassTeachers')
  const free = found.classes.filter((c) => c.teachers.length === 0)
  const of = (code: string) => typed[code] ?? NOTHING
  const ready = free.filter((c) => of(c.code).name.trim() !== '')
  const wait = ready.some((c) => of(c.code).account === null && of(c.code).login.trim().length < 2)
  const change = (code: string, next: Partial<Typed>) => {
    add.reset()
    setTyped((before) => ({ ...before, [code]: { ...(before[code] ?? NOTHING), ...next } }))
  }
  /** Logins for all names at once, so that no two are alike; those typed by hand stay. */
  const settle = (now: Readonly<Record<string, Typed>>) => {
    const named = free.flatMap((c) => {
      const name = now[c.code]?.name.trim() ?? ''
      return name === '' ? [] : [{ classCode: c.code, name }]
    })
    if (named.every((n) => now[n.classCode]?.asked === n.name)) return
    propose.mutate(
      { body: { schoolCode: found.school.code, rows: named } },
      {
        onSuccess: (answer) =>
          setTyped((before) => ({
            ...before,
            ...Object.fromEntries(
              answer.rows.map((row, i) => {
                const was = before[row.classCode] ?? NOTHING
                const name = named[i]?.name ?? ''
                const anew = was.asked !== name
                return [
                  row.classCode,
                  {
                    ...was,
                    asked: name,
                    known: row.known,
                    login: was.own ? was.login : row.login,
                    // One of that name at the school is most likely the same person; several are asked about.
                    account: anew ? (row.known.length === 1 ? (row.known[0]?.account ?? null) : null) : was.account,
                  },
                ]
              }),
            ),
          })),
      },
    )
  }
  const paste = (code: string, text: string): boolean => {
    if (!/[\t\n]/.test(text.trim())) return false
    const read = readPasted(text, free, code)
    const next = { ...typed }
    for (const { classCode, name, phone } of read.rows) next[classCode] = { ...NOTHING, name, phone }
    setTyped(next)
    setLeft(read.left)
    add.reset()
    settle(next)
    return true
  }
  const send = () =>
    add.mutate(
      {
        body: {
          schoolCode: found.school.code,
          rows: ready.map((c) => {
            const { account, name, login } = of(c.code)
            return {
              classCode: c.code,
              to: account === null ? { name: name.trim(), login: login.trim() } : { account },
            }
          }),
        },
      },
      {
        onSuccess: ({ made }) => {
          setTyped({})
          setLeft([])
          print(slipsOf(made, (code) => of(code).phone))
        },
      },
    )
  const faults = (add.error?.details ?? {}) as Readonly<Record<string, string>>
  const unused = found.classes.flatMap((c) =>
    c.teachers.filter((p) => !p.settled && !p.disabled).map((p) => ({ ...p, className: c.name })),
  )
  return (
    <form
      className="col"
      onSubmit={(e) => {
        e.preventDefault()
        send()
      }}
    >
      {mayMake && free.length > 0 ? (
        <p className="sm mut">
          {t(
            '一行一个班，写姓名就行，登录名按拼音给出。也可以在 Excel 里复制“班级、姓名、电话”几列，点一个姓名格粘贴。电话只印在纸条上，不存。',
          )}
        </p>
      ) : null}
      <div className="card scroll" tabIndex={-1}>
        <table className="tbl stack">
          <thead>
            <tr>
              <th>{t('班')}</th>
              <th>{t('班主任')}</th>
              <th>{mayMake && free.length > 0 ? t('电话') : null}</th>
              <th>{t('登录名')}</th>
              <th>{t('状态')}</th>
              <th>
                <span className="vh">{t('能做的事')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {found.classes.map((c) =>
              c.teachers.length > 0 ? (
                <HeldRow key={c.code} of={c} hand={() => hand(c.code)} />
              ) : mayMake ? (
                <FreeRow
                  key={c.code}
                  of={c}
                  typed={of(c.code)}
                  fault={faults[c.code]}
                  change={(next) => change(c.code, next)}
                  settle={() => settle(typed)}
                  paste={(text) => paste(c.code, text)}
                />
              ) : (
                <tr key={c.code}>
                  <td>
                    <b>{c.name}</b>
                  </td>
                  <td className="mut">{t('还没有班主任')}</td>
                  <td />
                  <td />
                  <td />
                  <td className="num">
                    <button
                      type="button"
                      className="linkish sm"
                      onClick={() => hand(c.code)}
                      aria-label={t('给{c}定班主任', { c: c.name })}
                    >
                      {t('定班主任')}
                    </button>
                  </td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      </div>
      {left.length > 0 ? (
        <p className="note" role="status">
          {t('粘贴的表里有 {n} 行没找到空着的班，没有放进来：{list}', { n: left.length, list: left.join('；') })}
        </p>
      ) : null}
      {propose.error ? <Fault error={propose.error} again={() => settle(typed)} /> : null}
      {add.error ? <Fault error={add.error} /> : null}
      <div className="row">
        {mayMake && free.length > 0 ? (
          <>
            <Button type="submit" disabled={ready.length === 0 || wait} loading={add.isPending}>
              {ready.length === 0 ? t('先写班主任的姓名') : t('给 {n} 个班定下班主任，印纸条', { n: ready.length })}
            </Button>
            <span className="sm mut">{t('要么全部建好，要么一个也不建。')}</span>
          </>
        ) : null}
        <span className="sp" />
        {mayMake && unused.length > 0 ? <Reprint people={unused} print={print} /> : null}
      </div>
    </form>
  )
}

/** One slip a person, with all classes that the person got. */
const slipsOf = (made: Answer<'addClassTeachers'>['made'], phoneOf: (classCode: string) => string): Slip[] =>
  [...Map.groupBy(made, (m) => m.account)].flatMap(([account, rows]) => {
    const [first] = rows
    return first
      ? [
          {
            account,
            name: first.name,
            classes: rows.map((r) => r.className),
            phone: rows.map((r) => phoneOf(r.classCode)).find((phone) => phone !== '') ?? '',
            login: first.login,
            password: first.oneTimePassword,
          },
        ]
      : []
  })
