import { expect, it } from 'vitest'
import { axeFaults, DESK, openPage, PHONE, picture, signIn } from './browser.ts'
import { browser, PASSWORD, server, setStage } from './stage.ts'

/** A child that is about to get a second file, gets it, has one again, and two again. */
setStage(['--demo'])

it('who may already have a file is shown first; two files become one, answer under both addresses, and are taken apart', async () => {
  const { page, context, faults } = await openPage(browser, DESK)
  await signIn(page, server.url, 'xiaozhang', PASSWORD)
  const sound = async () => {
    // A box that is still fading in has no contrast of its own yet.
    await page.waitForTimeout(400)
    expect(await axeFaults(page)).toEqual([])
  }
  const listed = await page.request.get(`${server.url}/api/children?limit=1&sort=class`)
  const [known] = ((await listed.json()) as { items: { id: string; name: string; birth: string; className: string }[] })
    .items
  if (!known) throw new Error('nobody on the roll')
  await page.goto(`${server.url}/children`)
  await page.getByRole('button', { name: '添一名孩子' }).click()
  const box = page.getByRole('dialog')
  await box.getByLabel('姓名').first().fill(known.name)
  await box.getByLabel('出生日期').fill(known.birth)
  await box.getByRole('combobox', { name: '班' }).click()
  await page.getByRole('option', { name: known.className }).click()
  await box.getByRole('button', { name: '添进花名册' }).click()
  await box.getByText('先看一眼：可能已经有档案').waitFor()
  await box.getByText('姓名和出生年月相同').first().waitFor()
  await sound()
  await picture(page, 'alike-desk')
  await box.getByRole('button', { name: '回去改' }).click()
  expect(await box.getByLabel('姓名').first().inputValue()).toBe(known.name)
  await box.getByRole('button', { name: '添进花名册' }).click()
  await box.getByRole('button', { name: '这是另一个孩子，添进去' }).click()
  await page.waitForURL(/\/children\/[0-9a-f-]{36}$/)
  const second = page.url().split('/').at(-1) ?? ''

  await page.getByRole('link', { name: '核对重复档案' }).first().click()
  await page
    .getByRole('button', { name: `看一遍，合成一份：${known.name}和${known.name}` })
    .first()
    .click()
  await box.getByText('一起过来：').waitFor()
  await sound()
  await picture(page, 'two-files-dialog-desk')
  await box.getByLabel('为什么合并').fill('对过户口本，是同一名')
  await box.getByRole('button', { name: '合成一份', exact: true }).click()
  await page.getByText(`已合成一份：${known.name}。`).waitFor()
  const done = page.getByRole('region', { name: '合并过的' })
  await done.getByText('对过户口本，是同一名').waitFor()
  await page.goto(`${server.url}/children/${second}`)
  await page.waitForURL(`${server.url}/children/${known.id}`)
  await page.getByRole('heading', { name: known.name }).waitFor()
  expect(faults).toEqual([])
  await context.close()

  const phone = await openPage(browser, PHONE)
  await signIn(phone.page, server.url, 'xiaozhang', PASSWORD)
  await phone.page.goto(`${server.url}/two-files`)
  await phone.page.getByRole('button', { name: `分开${known.name}的两份档案` }).waitFor()
  expect(await axeFaults(phone.page)).toEqual([])
  await picture(phone.page, 'two-files-phone')
  await phone.page.getByRole('button', { name: `分开${known.name}的两份档案` }).click()
  await phone.page.getByLabel('为什么分开').fill('其实是两名同名的孩子')
  await phone.page.getByRole('dialog').getByRole('button', { name: '分开', exact: true }).click()
  await phone.page.getByText('已经分开，各是各的档案。').waitFor()
  await phone.page
    .getByRole('button', { name: `是两个孩子：${known.name}和${known.name}` })
    .first()
    .click()
  await phone.page
    .getByRole('button', { name: `是两个孩子：${known.name}和${known.name}` })
    .waitFor({ state: 'detached' })
  expect(phone.faults).toEqual([])
  await phone.context.close()
})
