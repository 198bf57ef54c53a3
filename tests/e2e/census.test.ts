import { expect, it } from 'vitest'
import { axeFaults, DESK, openPage, PHONE, picture, signIn } from './browser.ts'
import { browser, PASSWORD, server, setStage } from './stage.ts'

/** The census of a term: gone over child by child, signed, opened again, and seen from above (S2A.3, S2B.1). */
setStage(['--demo'])

it('a class teacher goes over the roll in a hand and signs it; the school sees it, and opens it again for a reason', async () => {
  const { page, context, faults } = await openPage(browser, PHONE)
  await signIn(page, server.url, 'banzhuren', PASSWORD)
  await page.goto(`${server.url}/census`)
  await page.getByText(/核对了 20 名，还有 7 名/).waitFor()
  await page.getByRole('button', { name: '还没核对 7' }).click()
  const first = page.locator('.census-roll > li').first()
  const name = (await first.getByRole('link').textContent()) ?? ''
  await first.getByRole('button', { name: `${name}：有变化` }).click()
  const box = page.getByRole('dialog', { name: `${name}家有什么变化` })
  await box.getByRole('button', { name: '换人照看了' }).waitFor()
  await box.getByRole('button', { name: '改好了，接着核对' }).click()
  await page.getByRole('button', { name: '其余 6 名都没变' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '都没变' }).click()
  await page.getByText('27 名都核对过了，可以签核').waitFor()
  await page.getByRole('button', { name: '签核 27 名' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '签核' }).click()
  await page.getByText(/在.*签核了 27 名/).waitFor()
  await page.getByText('没有变化，名册和签核时一样。').waitFor()
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'census-signed-phone')
  expect(faults).toEqual([])
  await context.close()

  const school = await openPage(browser, DESK)
  await signIn(school.page, server.url, 'jiaodao', PASSWORD)
  await school.page.getByRole('link', { name: '摸排签核' }).click()
  await school.page.getByRole('row', { name: /三\(1\)班.*签核 27 名/ }).waitFor()
  await school.page.getByRole('button', { name: /^还没签核/ }).click()
  await school.page.getByRole('link', { name: '四(2)班' }).waitFor()
  await school.page.getByRole('button', { name: '全部' }).click()
  await school.page.getByRole('link', { name: '三(1)班' }).click()
  await school.page.getByRole('button', { name: '重开' }).click()
  const why = school.page.getByRole('dialog')
  await why.getByLabel('为什么重开').fill('漏了一名转入的')
  await why.getByRole('button', { name: '重开' }).click()
  await school.page.getByText(/第 1 版：.*重开：漏了一名转入的/).waitFor()
  await school.page.getByRole('button', { name: '签核 27 名' }).waitFor()
  await picture(school.page, 'census-reopened-desk')
  expect(school.faults).toEqual([])
  await school.context.close()
})
