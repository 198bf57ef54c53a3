import type { Browser } from 'playwright-core'
import { type Hand, openHand, signIn, type walker } from './hand.ts'
import { classOfSixty } from './sixty.ts'

const PASSWORD = 'lanse-yizi-42'
const OWN = 'hongse-chuanghu-7'
const OUTLINE = ['云坪镇', '  河湾村', '  石桥村', '  云坪镇中心小学', '白杨镇', '  白杨村', '  白杨小学'].join('\n')

const once = async ({ page }: Hand): Promise<string> =>
  (await page
    .getByText(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/)
    .first()
    .textContent()) ?? ''

/** The path from an empty server: set-up, places, accounts, a class of sixty with three faults, forty of them recorded by the grid. */
export const onEmpty = async (browser: Browser, url: string, { line }: ReturnType<typeof walker>): Promise<void> => {
  const admin = await openHand(browser, 'desk')
  const { page } = admin
  await page.goto(url)
  await page.getByText('第一次使用').waitFor()
  await line('Set-up, then first sign-in', '1 + Enter · 31 + 19 · 2.3', admin, async () => {
    await admin.type(page.getByLabel(/^县区代码/), '522699')
    await admin.type(page.getByLabel(/^县区名称/), '云岭县')
    await admin.type(page.getByLabel(/^管理员登录名/), 'guanli')
    await admin.type(page.getByLabel(/^管理员姓名/), '李管理')
    await admin.type(page.getByLabel(/^密码/), PASSWORD)
    await admin.key('Enter')
    await page.getByRole('link', { name: '单位', exact: true }).first().waitFor()
    return 'set-up signs in'
  })
  await page.getByRole('link', { name: '单位', exact: true }).first().click()
  await line('Township + school by hand', '5 · 19 · 2.6', admin, async () => {
    for (const [kind, name, first] of [
      ['乡镇', '青石镇', true],
      ['学校', '青石镇中心小学', false],
    ] as const) {
      if (first) await admin.button('添加一个单位')
      // A township is what it begins with.
      if (!first) await admin.choose('类型', kind)
      await admin.type(page.getByLabel(/^名称/), name)
      await admin.button(first ? /再加一个/ : '添加')
      await page.getByText(name, { exact: true }).first().waitFor()
    }
    return 'the school lands under the township added before it'
  })
  await page.goto(`${url}/places`)
  await line('7 places at once', '1 + file · 0 · ~1', admin, async () => {
    await admin.button('批量添加')
    // Pasted, not typed.
    await page.getByRole('textbox', { name: '大纲' }).fill(OUTLINE)
    await admin.button('看一看（不写入）')
    await admin.button(/^添加这 \d+ 个$/)
    await page.getByText('已添加 7 个单位。').waitFor()
    return 'pasted as an outline, looked at before it is added'
  })
  await page.goto(`${url}/accounts`)
  let password = ''
  await line('One account', '7 · 7 · 3.0', admin, async () => {
    await admin.button('新建账号')
    await admin.type(page.getByLabel(/^姓名/), '贺校长')
    await admin.type(page.getByLabel(/^登录名/), 'hexz')
    await admin.choose('职务', '校长')
    await admin.choose('在哪', /青石镇中心小学/)
    await admin.tap(page.getByRole('dialog').getByRole('button', { name: '新建账号' }))
    password = await once(admin)
    return 'twenty class teachers at once: a table of their own, below'
  })
  const head = await openHand(browser, 'desk')
  await signIn(head, url, 'hexz', password)
  await head.page.getByLabel(/^新密码/).fill(OWN)
  await head.page.getByRole('button', { name: '换成新密码' }).click()
  await head.page.getByText('先设一个自己的密码').waitFor({ state: 'detached' })
  await sixty(head, url, line)
  await teacher(browser, url, head, line)
  for (const { page: each } of [admin, head]) await each.context().close()
}

const sixty = async (head: Hand, url: string, line: ReturnType<typeof walker>['line']) => {
  const { page } = head
  const read = async () => {
    await page.goto(`${url}/rosters`)
    await page.getByLabel('选一个表格文件').waitFor({ state: 'attached' })
  }
  await read()
  await line('Register, class of 60, 3 faults mended', '5 + file · 12 + 2 Enter · 9.2', head, async () => {
    await head.file('三年级1班.csv', 'text/csv', classOfSixty())
    await page.getByRole('heading', { name: '读到了什么' }).waitFor()
    await head.button('从第一处开始')
    for (const [value, left] of [
      ['13800000099', '2 处要改'],
      ['2016-05-01', '1 处要改'],
      ['13800000098', '没有要改的'],
    ] as const) {
      await head.type(page.getByLabel('改成'), value)
      await head.key('Enter')
      await page.getByText(left).first().waitFor()
    }
    await head.button('看和花名册的差别')
    await head.button(/^写进花名册（\d+ 处）$/)
    await page.getByRole('heading', { name: '写好了' }).waitFor()
    return '60 children in one class'
  })
  await line('Undo the whole import', '2 · 0 · 2.8', head, async () => {
    await head.button('整批撤回')
    await page.getByRole('heading', { name: '已撤回' }).waitFor()
    return undefined
  })
  await line('Opened again and written (new)', '– (F15)', head, async () => {
    await head.button('再打开这份表')
    await page.getByRole('heading', { name: '读到了什么' }).waitFor()
    await head.button('看和花名册的差别')
    await head.button(/^写进花名册（\d+ 处）$/)
    await page.getByRole('heading', { name: '写好了' }).waitFor()
    return 'what was mended is still mended'
  })
  await line('From which day on (new)', '– (F11)', head, async () => {
    await head.button('从开学起用，以前的也要补记')
    await page.getByText('定好了：整个学期都算。').waitFor()
    return undefined
  })
  await page.goto(`${url}/record/class`)
  await line('A class of 40 “all well” by the grid', '– (bar: two minutes)', head, async () => {
    const talks = page.getByRole('button', { name: / 谈心：/ })
    await talks.first().waitFor()
    const owed = await talks.count()
    await head.button(/^谈心 点一下写下/)
    await head.button('学习')
    await head.button('好')
    await head.button(/^谈心 (?:其余)?都记/)
    await head.button(new RegExp(`^记好（${owed} 处）$`))
    await page.getByText(`记好了 ${owed} 条。`).waitFor()
    return `${owed} talks`
  })
}

const teacher = async (browser: Browser, url: string, head: Hand, line: ReturnType<typeof walker>['line']) => {
  await head.page.goto(`${url}/accounts/classes`)
  let password = ''
  await line('Class teachers of a school, with slips (new)', '140 for twenty', head, async () => {
    await head.type(head.page.getByLabel('三(1)班班主任姓名'), '石小磊')
    await head.key('Tab')
    await head.button(/^给 \d+ 个班定下班主任，印纸条$/)
    password = await once(head)
    return 'a name a class; the login is made from it'
  })
  const phone = await openHand(browser, 'phone')
  const { page } = phone
  await page.goto(url)
  await line('Head teacher’s first sign-in (phone)', '2 · 49 · 4.1', phone, async () => {
    await phone.type(page.getByLabel(/^登录名/), 'shixiaolei')
    await phone.type(page.getByLabel(/^密码/), password)
    await phone.button('登录')
    await phone.type(page.getByLabel(/^新密码/), OWN)
    await phone.button('换成新密码')
    await page.getByRole('heading', { name: '今天要看望谁' }).waitFor()
    return 'the one-time password once'
  })
  await page.context().close()
}
