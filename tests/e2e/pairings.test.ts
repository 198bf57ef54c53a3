import { expect, it } from 'vitest'
import { axeFaults, DESK, openPage, PHONE, signIn, wasTold } from './browser.ts'
import { browser, PASSWORD, server, setStage } from './stage.ts'

/** 结对 at one table (looks: desk-pairing-board), from the demo township. */
setStage(['--demo'])

it('a child who has nobody: whom one could ask stands with facts, whoever is asked stands in the form, the pair in the board', async () => {
  const { page, context, faults } = await openPage(browser, DESK)
  await signIn(page, server.url, 'xiaozhang', PASSWORD)
  await page.getByRole('link', { name: '结对', exact: true }).click()
  const head = page.getByRole('heading', { name: /^还没有人帮的 \d+ 名/ })
  const before = Number(/(\d+) 名/.exec((await head.textContent()) ?? '')?.[1])
  expect(before).toBeGreaterThan(0)
  const ask = page.getByRole('button', { name: /^请.+来帮$/ })
  const name = /^请(.+)来帮$/.exec((await ask.first().textContent()) ?? '')?.[1] ?? ''
  await page
    .getByText(/还能带\d名/)
    .first()
    .waitFor()
  expect(await axeFaults(page)).toEqual([])
  await ask.first().click()
  await expect.poll(() => page.getByLabel(/^帮扶人姓名/).inputValue()).toBe(name)
  // No name stands in the address.
  expect(decodeURIComponent(page.url())).not.toContain(name)
  await page.getByRole('button', { name: '每周一次' }).click()
  await page.getByRole('button', { name: '口头同意' }).click()
  await page.getByRole('button', { name: '登记好了' }).click()
  await wasTold(page, '登记好了。')
  await page.getByRole('link', { name: '结对', exact: true }).first().click()
  await page.getByRole('heading', { name: `还没有人帮的 ${before - 1} 名` }).waitFor()
  expect(faults).toEqual([])
  await context.close()
})

it('the helper writes down a meeting on a phone, and puts it right; nothing else is offered', async () => {
  const { page, context, faults } = await openPage(browser, PHONE)
  await signIn(page, server.url, 'bangfu', PASSWORD)
  await page.goto(`${server.url}/record`)
  await page.getByRole('heading', { name: '记一笔' }).waitFor()
  expect(await page.getByRole('main').getByRole('link').allTextContents()).toHaveLength(1)
  await page.getByRole('link', { name: /^结对往来/ }).click()
  await page
    .getByRole('link', { name: /前见一次|见过/ })
    .first()
    .click()
  await page.getByRole('button', { name: '辅导功课' }).click()
  await page.getByLabel('一句话').fill('一起补了两页竖式')
  expect(await axeFaults(page)).toEqual([])
  await page.getByRole('button', { name: '记好了' }).click()
  await page.getByRole('link', { name: '记错了，改一下' }).click()
  await page.getByRole('heading', { name: '更正结对往来' }).waitFor()
  await page.getByLabel('一句话').fill('一起补了一页竖式')
  await page.getByRole('button', { name: '记好了' }).click()
  // The word of the first record may still be fading away.
  await page
    .getByText(/^记好了：/)
    .last()
    .waitFor()
  // The card tells it in the helper's own words, once.
  await page.goto(`${server.url}/cards`)
  await page
    .getByRole('link', { name: /见过|见一次/ })
    .first()
    .click()
  await page.getByText('辅导功课；一起补了一页竖式').waitFor()
  expect(await page.getByText('一起补了两页竖式').count()).toBe(0)
  expect(await axeFaults(page)).toEqual([])
  expect(faults).toEqual([])
  await context.close()
})
