import { expect, it } from 'vitest'
import { DESK, openPage, picture, signIn, wasTold } from './browser.ts'
import { browser, PASSWORD, server, setStage } from './stage.ts'

/** The register at a desk by keys, and a whole class recorded at once. */
setStage(['--demo'])

it('F22, F23: keys work on arrival; all means all that match, and what cannot be done says why', async () => {
  const { page, context, faults } = await openPage(browser, DESK)
  await signIn(page, server.url, 'xiaozhang', PASSWORD)
  await page.goto(`${server.url}/children`)
  await page.locator('tr[data-child]').first().waitFor()
  await page.waitForFunction(`document.activeElement?.matches('tr[data-child]')`)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await page.getByText('已选 1 名').waitFor()
  const total = Number(/共 (\d+) 名/.exec((await page.getByText(/^共 \d+ 名/).textContent()) ?? '')?.[1])
  expect(total).toBeGreaterThan(100)
  await page.locator('thead input[type=checkbox]').click()
  await page.getByText(`已选 ${total} 名`).waitFor()
  await page.getByText('一起记一次最多 60 名').waitFor()
  await picture(page, 'register-all')
  const row = page.locator('tr[data-child]').nth(2)
  const name = (await row.locator('a.name').innerText()).trim()
  await row.getByRole('cell').nth(3).dblclick()
  await page.getByRole('heading', { name, exact: true }).waitFor()
  expect(faults).toEqual([])
  await context.close()
})

it('a class whose children are all well is recorded in less than two minutes and ten clicks', async () => {
  const { page, context, faults } = await openPage(browser, DESK)
  await signIn(page, server.url, 'banzhuren', PASSWORD)
  const began = Date.now()
  await page.goto(`${server.url}/children?leftBehind=everyone`)
  await page.locator('thead input[type=checkbox]').click()
  const chosen = Number(/已选 (\d+) 名/.exec((await page.getByText(/已选 \d+ 名/).textContent()) ?? '')?.[1])
  await page.getByRole('button', { name: '一起记谈心' }).click()
  await page.getByText(`一次记 ${chosen} 个孩子`).waitFor()
  await page.getByRole('button', { name: '学习', exact: true }).click()
  await page.getByRole('button', { name: '都好', exact: true }).click()
  await page.getByRole('button', { name: '记好了' }).click()
  await wasTold(page, '记好了：')
  expect(chosen).toBeGreaterThan(20)
  expect(Date.now() - began).toBeLessThan(120_000)
  expect(faults).toEqual([])
  await context.close()
})
