import { expect, it } from 'vitest'
import { axeFaults, DESK, openPage, PHONE, picture, signIn } from './browser.ts'
import { browser, PASSWORD, server, setStage } from './stage.ts'

/** The demo school's summary as its principal writes it: numbers open, blanks fill, words stay, the self-check holds. */
setStage(['--demo'])

it('reasons, questions, own words and the self-check, up to the issued page', async () => {
  const { page, context, faults } = await openPage(browser, DESK)
  await signIn(page, server.url, 'xiaozhang', PASSWORD)
  await page.goto(`${server.url}/summaries`)
  await page.getByRole('button', { name: '起草这学期的总结' }).click()
  const care = page.getByRole('textbox', { name: '日常关爱' })
  const saved = () => page.getByText(/^已存 \d\d:\d\d$/).waitFor()
  await care.waitFor()

  // A missed talk gets its reason where the children are listed; the sentence counts it.
  await page.getByRole('button', { name: /人次谈心到期没有记录，涉及\d+名学生/ }).click()
  const why = page.getByPlaceholder('原因').first()
  await why.fill('长期病假')
  await why.blur()
  await care.getByText('长期病假1名').waitFor()

  // A question enters the text when it is taken in.
  await page.getByRole('button', { name: '写进', exact: true }).first().click()
  await page.getByRole('button', { name: '已写进' }).first().waitFor()

  // A blank fills with a tap; typed words are marked as the author's own.
  await page.getByRole('button', { name: /^填这个空：本期重点/ }).click()
  await page.keyboard.type('学校由校长牵头成立工作小组。')
  await page.locator('mark.own', { hasText: '学校由校长牵头成立工作小组。' }).waitFor()
  await saved()

  // A child's name in own words holds a page that goes upwards up until it is gone (summaries §3.4).
  const name = (await page.locator('.figure-row a').first().innerText()).trim()
  await page.getByRole('textbox', { name: '变化' }).click()
  await page.keyboard.press('End')
  await page.keyboard.type(`${name}爱说话了。`)
  await page.getByText(`文中有“${name}”，和本校孩子同名`).waitFor()
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'summary-draft-desk')
  await page.getByRole('button', { name: '签发', exact: true }).click()
  await page.getByText('还不能签发').waitFor()
  expect(await page.getByRole('button', { name: '签发，数字固定' }).isDisabled()).toBe(true)
  await page.getByRole('button', { name: '再看看' }).click()
  await page.getByRole('region', { name: '变化' }).getByRole('button', { name: '这一段重新由数据写' }).click()
  await page.getByText(`文中有“${name}”，和本校孩子同名`).waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: '签发', exact: true }).click()
  await page.getByRole('button', { name: '签发，数字固定' }).click()
  await page.getByText('已签发，内容固定').waitFor()
  // What was not filled is not on the issued page.
  expect(await page.locator('.paper .blank').count()).toBe(0)
  const issued = page.url()
  expect(faults).toEqual([])
  await context.close()

  // On a phone a number comes up from below and goes away again.
  const phone = await openPage(browser, PHONE)
  await signIn(phone.page, server.url, 'xiaozhang', PASSWORD)
  await phone.page.goto(issued)
  await phone.page.getByRole('textbox', { name: '基本情况' }).getByRole('button', { name: '315' }).click()
  await phone.page.getByRole('region', { name: '在校学生' }).waitFor()
  expect(await axeFaults(phone.page)).toEqual([])
  await picture(phone.page, 'summary-issued-phone')
  await phone.page.getByRole('button', { name: '关上' }).click()
  expect(await phone.page.locator('.figure-panel').count()).toBe(0)
  expect(await phone.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  await phone.context.close()
})

/** In the page: pastes and drops markup with handlers into the section that is being written; what broke the page's rules, or ran. */
const PASTED = `(async () => {
  const at = document.activeElement
  const told = []
  document.addEventListener('securitypolicyviolation', (e) => told.push(e.violatedDirective + ' ' + e.blockedURI))
  const html = '<p>甲乙丙<img src="https://pictures.invalid/a.png" onerror="window.ran = 1"><a href="javascript:window.ran=1">丁</a></p>' +
    '<svg onload="window.ran = 1"></svg><div style="background:url(https://pictures.invalid/b.png)" onclick="window.ran = 1">戊己</div>' +
    '<iframe srcdoc="<b onclick=1>"></iframe><link rel="stylesheet" href="https://pictures.invalid/c.css">'
  const data = () => {
    const made = new DataTransfer()
    made.setData('text/html', html)
    made.setData('text/plain', '甲乙丙')
    return made
  }
  const { left, top } = at.getBoundingClientRect()
  const where = { bubbles: true, cancelable: true, clientX: left + 20, clientY: top + 10 }
  for (let times = 0; times < 2; times++)
    at.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data() }))
  at.dispatchEvent(new DragEvent('drop', { ...where, dataTransfer: data() }))
  // A picture that fails says so later than the paste, and no later than a question asked after it is answered.
  await fetch('/healthz')
  await fetch('/healthz')
  return [...told, ...('ran' in window ? ['ran'] : [])]
})()`

it('L12: what is pasted or dropped into a section runs nothing and asks for nothing, not even while it is read', async () => {
  const { page, context, faults } = await openPage(browser, DESK)
  await signIn(page, server.url, 'zhen', PASSWORD)
  await page.goto(`${server.url}/summaries`)
  await page.getByRole('button', { name: /^起草/ }).first().click()
  const section = page.locator('[contenteditable=true]').filter({ hasText: /\S/ }).first()
  await section.waitFor()
  await section.click()
  const asked: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(server.url)) asked.push(request.url())
  })
  const violations = await page.evaluate<string[]>(PASTED)
  expect(violations).toEqual([])
  expect([asked, faults]).toEqual([[], []])
  // The words came, and nothing else of it.
  await section.getByText('甲乙丙丁').first().waitFor()
  await section.getByText('戊己').first().waitFor()
  expect(
    await section.locator('img:not(.ProseMirror-separator), a, svg, iframe, link, [onclick], [style*=url]').count(),
  ).toBe(0)
  await context.close()
})

it('a record becomes a bulletin, goes to another for review, and is issued; on a phone as well', async () => {
  const dean = await openPage(browser, DESK)
  await signIn(dean.page, server.url, 'jiaodao', PASSWORD)
  await dean.page.goto(`${server.url}/records?kind=activity`)
  await dean.page.getByRole('button', { name: /详情/ }).first().click()
  await dean.page.getByRole('button', { name: '写成简报' }).click()
  await dean.page.getByText('公开稿', { exact: true }).waitFor()
  await dean.page.getByText(/^共 \d+ 字，不超过 800 字$/).waitFor()
  await dean.page
    .getByText(/\d+名学生/)
    .first()
    .waitFor()
  expect(await axeFaults(dean.page)).toEqual([])
  await picture(dean.page, 'bulletin-desk')
  await dean.page.getByRole('button', { name: '送审' }).click()
  await dean.page.getByText('已送审，等另一个人审核。审完以前不能改。').waitFor()
  const address = dean.page.url()
  expect(dean.faults).toEqual([])
  await dean.context.close()

  const head = await openPage(browser, PHONE)
  await signIn(head.page, server.url, 'xiaozhang', PASSWORD)
  await head.page.goto(address)
  await head.page.getByRole('button', { name: '写一条意见' }).click()
  await head.page.getByRole('textbox', { name: '意见' }).fill('标题再短一点')
  await head.page.getByRole('button', { name: '写下意见' }).click()
  await head.page.getByText('标题再短一点').waitFor()
  await head.page.getByRole('button', { name: '已处理' }).click()
  await head.page.getByRole('button', { name: '审核通过' }).click()
  await head.page.getByText(/^审核通过：/).waitFor()
  expect(await axeFaults(head.page)).toEqual([])
  await picture(head.page, 'bulletin-review-phone')
  expect(await head.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  await head.page.getByRole('button', { name: '签发', exact: true }).click()
  await head.page.getByRole('button', { name: '签发，数字固定' }).click()
  await head.page.getByText(/^已签发：/).waitFor()
  expect(head.faults).toEqual([])
  await head.context.close()
})
