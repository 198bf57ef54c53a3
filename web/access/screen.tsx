import { Button, NativeSelect } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { longDate } from '../../domain/reports/prose/numbers.ts'
import { EndPost } from '../accounts/end-post.tsx'
import { useMe } from '../client/me.tsx'
import { tell } from '../client/notify.ts'
import { useDo } from '../client/queries.ts'
import { useList } from '../client/use-list.ts'
import { usePrint } from '../client/use-print.ts'
import { More } from '../ui/more.tsx'
import { Empty, Fault, Loading, Page } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { AccessLine, type Line } from './line.tsx'
import { useRight } from './use-right.ts'

/** Once a year: every post of a place, what it sees, and whether that is still right; signed as it is then, kept, shown beside the next (decision 061). */
export const Screen = () => {
  const me = useMe()
  const navigate = useNavigate()
  const { year, place } = useSearch({ strict: false }) as { year?: number; place?: string }
  const list = useList('getAccessList', { limit: 200, ...(place ? { place } : {}), ...(year ? { year } : {}) })
  const printing = usePrint(list)
  const sign = useDo('signAccessList')
  const [right, setRight] = useRight(`${me.accountId} ${place ?? ''} ${year ?? ''}`)
  const [ending, setEnding] = useState<Line | null>(null)
  const { first } = list
  if (list.error && !first)
    return (
      <Page title={t('谁看得到什么')}>
        <Fault error={list.error} again={list.again} />
      </Page>
    )
  if (!first)
    return (
      <Page title={t('谁看得到什么')}>
        <Loading />
      </Page>
    )
  const open = first.maySign
  const todo = list.items.filter((l) => !right.has(l.postId))
  const whole = list.more === null
  const say = (line: Line) => (yes: boolean) => {
    const next = new Set(right)
    if (yes) next.add(line.postId)
    else next.delete(line.postId)
    setRight(next)
  }
  const go = () =>
    sign.mutate(
      { body: { place: first.place.code, posts: first.total } },
      {
        onSuccess: () => {
          setRight(new Set())
          tell(t('签好了，一共 {n} 行。明年核对时会说从这以后变了什么。', { n: first.total }))
        },
      },
    )
  return (
    <Page
      kind="fill"
      title={t('谁看得到什么')}
      head={
        <>
          <span>{t('{x} {y} 学年谁看得到什么', { x: first.place.name, y: first.year })}</span>
          <span>
            {first.signed
              ? t('{by} {d}核对', { by: first.signed.by, d: longDate(first.signed.on) })
              : t('{d} 打印，还没有核对', { d: longDate(me.today) })}
          </span>
        </>
      }
      aside={t('{x} · {y} 学年 · {n} 个职务', { x: first.place.name, y: first.year, n: first.total })}
      actions={
        <Button variant="default" className="only-desk" loading={printing.busy} onClick={printing.print}>
          {t('打印')}
        </Button>
      }
    >
      <div className="row noprint">
        {first.earlier.length ? (
          <NativeSelect
            aria-label={t('看哪一学年')}
            value={year ?? ''}
            onChange={(e) =>
              void navigate({
                to: '/access',
                search: {
                  ...(place ? { place } : {}),
                  ...(e.currentTarget.value ? { year: Number(e.currentTarget.value) } : {}),
                } as never,
              })
            }
            data={[
              { value: '', label: t('现在的') },
              ...first.earlier.map((s) => ({
                value: String(s.year),
                label: t('{y} 学年签的（{n} 行）', { y: s.year, n: s.posts }),
              })),
            ]}
          />
        ) : null}
        {first.signed ? (
          <span className="mut">
            {t('{by}在{d}核对过，{n} 行。', {
              by: first.signed.by,
              d: longDate(first.signed.on),
              n: first.signed.posts,
            })}
          </span>
        ) : (
          <span className="mut">{t('每学年核对一次：一行一行看，该去掉的去掉，都对了就签。')}</span>
        )}
      </div>
      {first.gone.length ? (
        <p className="note">
          {t('上次签的里有、现在没有了的：{x}', {
            x: first.gone.map((g) => `${g.name}（${t(g.roleName)} ${g.place}）`).join('、'),
          })}
        </p>
      ) : null}
      {list.items.length === 0 ? <Empty text={t('这里还没有账号。先到“账号与权限”里建。')} /> : null}
      {list.items.length ? (
        <div className="card scroll" tabIndex={0} role="group" aria-label={t('谁看得到什么')}>
          <table className="tbl stack">
            <thead>
              <tr>
                <th>{t('姓名')}</th>
                <th>{t('职务')}</th>
                <th>{t('看得到什么')}</th>
                <th>{t('从哪天起')}</th>
                <th>{t('上次登录')}</th>
                {open ? <th className="noprint">{t('对不对')}</th> : null}
              </tr>
            </thead>
            <tbody>
              {list.items.map((line) => (
                <AccessLine
                  key={line.postId}
                  line={line}
                  right={right.has(line.postId)}
                  say={say(line)}
                  end={() => setEnding(line)}
                  open={open}
                />
              ))}
            </tbody>
          </table>
          <More more={list.more} busy={list.busy} text={t('再看一些')} />
        </div>
      ) : null}
      {open && list.items.length ? (
        <div className="row noprint">
          <span className="mut">
            {todo.length ? t('还有 {n} 行没有看', { n: todo.length }) : t('{n} 行都看过了', { n: list.items.length })}
          </span>
          {todo.length && whole ? (
            <Button variant="default" onClick={() => setRight(new Set(list.items.map((l) => l.postId)))}>
              {t('其余都对')}
            </Button>
          ) : null}
          <Button disabled={todo.length > 0 || !whole} loading={sign.isPending} onClick={go}>
            {t('核对完')}
          </Button>
        </div>
      ) : null}
      {sign.error ? <Fault error={sign.error} /> : null}
      {ending ? (
        <EndPost
          account={{
            id: ending.accountId,
            name: ending.name,
            posts: list.items.filter((l) => l.accountId === ending.accountId),
          }}
          post={{
            id: ending.postId,
            role: ending.role,
            roleName: ending.roleName,
            place: { name: ending.place },
          }}
          close={() => setEnding(null)}
          done={(words) => {
            setEnding(null)
            tell(words)
          }}
        />
      ) : null}
    </Page>
  )
}
