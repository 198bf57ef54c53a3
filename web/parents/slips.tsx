import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { encode } from 'uqr'
import { FAMILY_WORDS } from '../../domain/registers/parent-page.ts'
import { longDate } from '../../domain/reports/prose/numbers.ts'
import type { Answer } from '../client/call.ts'
import { copyText } from '../client/copy-text.ts'
import { tell } from '../client/notify.ts'
import { t } from '../words/words.ts'

type Made = Answer<'makeParentLinks'>
/** An address that only this computer knows leads nobody anywhere. */
const onlyHere = () => /^(localhost|127\.|\[::1\])/.test(window.location.hostname)

/** What was made, once: a slip each with a code to scan, and words to send. Gone when one leaves, for no address is kept. */
export const Slips = ({ made, done }: { made: Made; done: () => void }) => {
  // The list of families was longer: one stands somewhere in its middle.
  useEffect(() => window.scrollTo({ top: 0 }), [])
  return (
    <section className="col" style={{ gap: 12 }} aria-label={t('刚发的链接')}>
      <div className="row noprint" style={{ gap: 12 }}>
        <h2 className="sec">{t('发好了 {n} 个', { n: made.links.length })}</h2>
        <span className="sp" />
        <Button onClick={() => window.print()}>{t('打印，剪开交给家里')}</Button>
        <Button variant="default" onClick={done}>
          {t('都交出去了')}
        </Button>
      </div>
      <p className="warnbox noprint">
        {t('地址只在这里出现一次，系统里不留底：现在就打印，或复制了发给家长本人。离开这页要再给，就重新发一个。')}
      </p>
      {onlyHere() ? (
        <p className="warnbox noprint">
          {t('现在的地址只有这台电脑打得开。请先从学校的网址登录，再发链接；没有网址的，请管理员先设好。')}
        </p>
      ) : null}
      <div className="slips">
        {made.links.map((link) => (
          <Slip key={link.id} link={link} until={made.until} />
        ))}
      </div>
    </section>
  )
}

const Slip = ({ link, until }: { link: Made['links'][number]; until: string }) => {
  const address = window.location.origin + link.path
  const who = t(FAMILY_WORDS[link.part])
  const copy = async () => {
    const text = t(
      '{name}的{who}您好，这是孩子的近况，也可以在里面告诉老师您哪天打电话、哪天回家：{x} 只给您一个人用，请不要转发。',
      {
        name: link.childName,
        who,
        x: address,
      },
    )
    tell((await copyText(text)) ? t('复制好了，贴到微信里发给家长本人。') : t('这个浏览器不让复制，请打印或扫码。'))
  }
  return (
    <section className="slip parent" aria-label={t('{name}的{who}', { name: link.childName, who })}>
      <div className="row" style={{ gap: 14, flexWrap: 'nowrap', alignItems: 'flex-start' }}>
        <Code text={address} title={t('{name}的{who}的二维码', { name: link.childName, who })} />
        <div style={{ minWidth: 0 }}>
          <p>
            <b className="who">{link.childName}</b>
            <br />
            {t('给{who}', { who })}
          </p>
          <p className="sm">{t('用微信扫一扫：看孩子的好消息，告诉老师您哪天打电话、哪天回家。')}</p>
          <p className="sm">{t('用到{d}。只给您一个人，请不要转发。', { d: longDate(until) })}</p>
          <Button variant="default" className="noprint" onClick={() => void copy()}>
            {t('复制，发微信')}
          </Button>
        </div>
      </div>
    </section>
  )
}

/** A code to scan, drawn as one path: it prints sharp at any size. */
const Code = ({ text, title }: { text: string; title: string }) => {
  const { data, size } = encode(text, { ecc: 'M', border: 2 })
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={title}
      shapeRendering="crispEdges"
      style={{ width: '32mm', minWidth: '32mm', height: '32mm', background: '#fff' }}
    >
      <path d={path} fill="#000" />
    </svg>
  )
}
