import { expect, it } from 'vitest'
import { axeFaults, DESK, openPage, PHONE, picture, signIn, wasTold } from './browser.ts'
import { browser, PASSWORD, server, setStage } from './stage.ts'

/** A table goes up, comes back with a remark, goes up again and is taken; what it said stands beside what the register says now (issue: statistics). */
setStage(['--demo'])

it('a township hands its table in, the county gives it back, it is handed in again and taken', async () => {
  const township = await openPage(browser, DESK)
  const county = await openPage(browser, PHONE)
  await signIn(township.page, server.url, 'zhen', PASSWORD)
  await signIn(county.page, server.url, 'xian', PASSWORD)
  const [own, above] = [township.page, county.page]
  const aside = own.getByRole('complementary', { name: '上报' })

  await own.goto(`${server.url}/statistics`)
  await own.getByLabel('要说的（可以不写）').fill('学前的还没有登记')
  await own.getByRole('button', { name: /^按这一天/ }).click()
  await wasTold(own, /^报上去了/)
  await aside.getByText('学前的还没有登记').waitFor()

  await above.goto(`${server.url}/statistics`)
  await above
    .getByRole('complementary', { name: '上报' })
    .getByRole('button', { name: '青石镇', exact: true })
    .first()
    .click()
  const answer = above.getByLabel('退回要改什么').first()
  await answer.waitFor()
  // Without a word of what to put right it cannot be given back.
  expect(await above.getByRole('button', { name: '退回重报' }).first().isDisabled()).toBe(true)
  await answer.fill('石桥村少一名，核对后再报')
  expect(await axeFaults(above)).toEqual([])
  await picture(above, 'returns-phone-given-back')
  await above.getByRole('button', { name: '退回重报' }).first().click()
  await above.getByText('上级：石桥村少一名，核对后再报').waitFor()

  await own.reload()
  await aside.getByText('上级：石桥村少一名，核对后再报').waitFor()
  await picture(own, 'returns-desk-remark')
  await own.getByRole('button', { name: '按这一天重新报' }).click()
  await wasTold(own, /^报上去了/)
  await aside.getByText('和现在登记的一样').first().waitFor()

  await above.reload()
  await above.getByRole('button', { name: '收下' }).first().click()
  await expect.poll(() => above.getByRole('button', { name: '收下' }).count()).toBe(0)
  await own.reload()
  await aside
    .getByText(/已收下|收下了/)
    .first()
    .waitFor()
  expect(await axeFaults(own)).toEqual([])
  expect([...township.faults, ...county.faults]).toEqual([])
  await township.context.close()
  await county.context.close()
})
