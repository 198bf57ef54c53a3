import { html } from 'hono/html'
import { addMonths } from '../../../domain/kit/dates.ts'
import { LINE_MOST, type TypedAnswer } from '../../../domain/registers/parent-answer-form.ts'
import { type AnswerSort, dayOf } from '../../../domain/registers/parent-page.ts'
import type { ParentPage } from '../../parent-pages/queries/page.ts'

type Html = ReturnType<typeof html>
type Agreed = Extract<ParentPage, { agreed: true }>
/** What was typed and has to be mended stands there again, with a sentence at its field. */
export type Mend = { typed: TypedAnswer; sort: AnswerSort | null; faults: Readonly<Record<string, string>> }

/** Every page: no script, one sheet, nothing from elsewhere. What is put in is escaped by the template. */
const whole = (title: string, body: Html): Html => html`<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow, noarchive">
<meta name="referrer" content="no-referrer">
<meta name="format-detection" content="telephone=no">
<title>${title}</title>
<link rel="stylesheet" href="/p/page.css">
</head>
<body><main>${body}</main></body>
</html>`

/** The page that cannot be opened, said alike for whatever reason. */
export const closedPage = (sentence: string): Html => whole('打不开', html`<h1>打不开</h1><p>${sentence}</p>${URGENT}`)

const URGENT = html`<p class="small">孩子有急事，请直接打电话给老师；有危险打 <a href="tel:110">110</a>，孩子心里难受可以打 <a href="tel:12355">12355</a>。</p>`

/** Asked before anything of the child is shown (dossier §3.7: what for, what, how long, how to refuse). */
export const askPage = (page: Extract<ParentPage, { agreed: false }>, token: string): Html =>
  whole(
    '家长页',
    html`<h1>给${page.who}的一页</h1>
<p>${page.teacher}老师请您看看孩子的近况，也可以在这里告诉老师几件事。</p>
<section>
<h2>打开之前，请先看一下</h2>
<ul>
<li>这里有：孩子的好消息、学校请您做的事、怎么找老师。</li>
<li>您可以告诉老师：哪天打电话、哪天回家、换了的电话、一句话。不填也可以。</li>
<li>只给孩子的班主任和学校管这件事的老师看，只用来照顾孩子；老师看过才算数。</li>
<li>这个链接用到 ${dayOf(page.until)}。不想再用，页面最下面随时可以停。</li>
<li>不同意就关掉这一页，有事照样可以打电话给老师，不影响孩子。</li>
<li>链接是给您一个人的，请不要转发。</li>
</ul>
<form method="post" action="/p/${token}/agree"><button type="submit">我是孩子的${page.who}，同意打开</button></form>
</section>
${URGENT}`,
  )

const SENT: Readonly<Record<AnswerSort, string>> = {
  call: '您说的日子交给老师了，老师看过会告诉孩子。',
  come: '您回家的日子交给老师了。',
  number: '新号码交给老师了，老师核对后改。',
  line: '您的话交给老师了。',
}
const STATES = { waiting: '等老师看', taken: '老师看过了', aside: '老师会再和您联系' } as const

/** One child's page for one parent. `done`: what was sent a moment ago. */
export const childPage = (
  page: Agreed,
  token: string,
  { done = null, mend = null }: { done?: AnswerSort | null; mend?: Mend | null } = {},
): Html =>
  whole(
    `${page.child}的近况`,
    html`<h1>${page.child}的近况</h1>
<p class="small">给${page.child}的${page.who}，${page.teacher}老师写的，用到 ${dayOf(page.until)}</p>
${done ? html`<section class="done" role="status">${SENT[done]}</section>` : ''}
${mend ? html`<p class="fault" role="alert">还没有送出去：${Object.values(mend.faults)[0] ?? ''}</p>` : ''}
<section><h2>好消息</h2>${list(page.good, '老师这次没有另写。想知道孩子怎样，给老师打个电话。')}</section>
${page.asks.length ? html`<section><h2>学校请您做的</h2>${list(page.asks, '')}</section>` : ''}
<section><h2>怎么找老师</h2><p>${page.teacher}老师${page.contact ? html`<br>${page.contact}` : '（电话请问孩子，或看联系卡）'}</p></section>
<h2>告诉老师</h2>
${callForm(page, token, mend)}
${comeForm(page, token, mend)}
${numberForm(token, mend)}
${lineForm(token, mend)}
${page.sent.length ? html`<section><h2>您送过的</h2><ul>${page.sent.map((s) => html`<li>${s.words}<br><span class="small">${dayOf(s.on)}送的，${STATES[s.state]}</span></li>`)}</ul></section>` : ''}
${URGENT}
<details><summary class="small">不想再用这个链接</summary>
<form method="post" action="/p/${token}/stop"><p class="small">停了以后这个地址就打不开了，送过的话老师那里还在。要删掉，请告诉老师。</p><button class="plain" type="submit">停用这个链接</button></form></details>`,
  )

const list = (lines: readonly string[], none: string): Html =>
  lines.length ? html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>` : html`<p class="small">${none}</p>`

type Field = { name: string; label: string; type: 'date' | 'tel'; required?: boolean; more?: Html | string }

const typedIn = (sort: AnswerSort, mend: Mend | null) => (mend?.sort === sort ? mend : null)

const field = (sort: AnswerSort, f: Field, mend: Mend | null): Html => {
  const mine = typedIn(sort, mend)
  const fault = mine?.faults[f.name]
  const id = `${sort}-${f.name}`
  return html`<label for="${id}">${f.label}</label>
<input id="${id}" name="${f.name}" type="${f.type}" value="${mine?.typed[f.name] ?? ''}" autocomplete="off" ${f.more ?? ''} ${f.required ? html`required` : ''} ${fault ? html`aria-invalid="true" aria-describedby="${id}-fault" autofocus` : ''}>
${fault ? html`<p class="fault" id="${id}-fault">${fault}</p>` : ''}`
}

const days = (page: Agreed): Html =>
  html`min="${page.today}" max="${addMonths(page.today, 12)}" placeholder="例如 12月5日"`

const form = (sort: AnswerSort, token: string, title: string, body: Html, button: string): Html =>
  html`<form class="box" method="post" action="/p/${token}/answer" aria-label="${title}" novalidate><h2>${title}</h2><input type="hidden" name="sort" value="${sort}">${body}<button type="submit">${button}</button></form>`

const callForm = (page: Agreed, token: string, mend: Mend | null): Html => {
  const video = typedIn('call', mend)?.typed.way === 'video'
  return form(
    'call',
    token,
    '我哪天给孩子打电话',
    html`<label class="pick"><input type="radio" name="way" value="call" ${video ? '' : html`checked`}>打电话</label><label class="pick"><input type="radio" name="way" value="video" ${video ? html`checked` : ''}>视频</label>
${field('call', { name: 'on', label: '哪天', type: 'date', required: true, more: days(page) }, mend)}`,
    '告诉老师这一天',
  )
}

const comeForm = (page: Agreed, token: string, mend: Mend | null): Html =>
  form(
    'come',
    token,
    '我哪天回家',
    html`${field('come', { name: 'from', label: '哪天到家', type: 'date', required: true, more: days(page) }, mend)}
${field('come', { name: 'until', label: '住到哪天（说不准可不填）', type: 'date', more: days(page) }, mend)}`,
    '告诉老师我回家',
  )

const numberForm = (token: string, mend: Mend | null): Html =>
  form(
    'number',
    token,
    '我换电话了',
    html`${field('number', { name: 'phone', label: '新的手机号码', type: 'tel', required: true, more: html`maxlength="40"` }, mend)}<p class="small">老师会先打一下，核对了再改。</p>`,
    '告诉老师新号码',
  )

const lineForm = (token: string, mend: Mend | null): Html => {
  const mine = typedIn('line', mend)
  const fault = mine?.faults.text
  return form(
    'line',
    token,
    '给老师带句话',
    html`<label for="line-text">想说的话（最多 ${LINE_MOST} 个字）</label>
<textarea id="line-text" name="text" rows="3" required maxlength="${LINE_MOST}" ${fault ? html`aria-invalid="true" aria-describedby="line-text-fault"` : ''}>${mine?.typed.text ?? ''}</textarea>
${fault ? html`<p class="fault" id="line-text-fault">${fault}</p>` : ''}<p class="small">老师不会马上看到，急事请打电话。</p>`,
    '交给老师',
  )
}

/** After the parent stopped the link. */
export const stoppedPage = (): Html =>
  whole('停用了', html`<h1>停用了</h1><p>这个链接打不开了。以后想再用，请向老师要一个新的。</p>${URGENT}`)
