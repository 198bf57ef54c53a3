import { expect, it } from 'vitest'
import { axeFaults, openPage, PHONE, picture, signIn, wasTold } from './browser.ts'
import { browser, PASSWORD, server, setStage } from './stage.ts'

/** A visit where there is no signal (F4): what is recorded stays in the phone and goes once; whom to call is always there. */
setStage(['--demo'])

it('a talk recorded without a network is kept under lock, shown, and sent once; the emergency page opens all the same', async () => {
  const { page, context, faults } = await openPage(browser, PHONE, { worker: true })
  await signIn(page, server.url, 'banzhuren', PASSWORD)
  await page.goto(`${server.url}/today`)
  await page.getByRole('heading', { name: '今天要看望谁' }).waitFor()
  await page.evaluate('navigator.serviceWorker.ready.then(() => null)')
  const talk = page.getByRole('button', { name: /^给.*记谈心$/ }).first()
  const name = /^给(.*)记谈心$/.exec((await talk.getAttribute('aria-label')) ?? '')?.[1] ?? ''

  await context.setOffline(true)
  await talk.click()
  await page.getByRole('button', { name: '学习', exact: true }).click()
  await page.getByLabel('孩子的话，或你看到的').fill('想爸爸早点回来过年')
  await page.getByRole('button', { name: '都好', exact: true }).click()
  await page.getByRole('button', { name: '记好了' }).click()
  await wasTold(page, `没有网：${name}的记录先存在手机里`)
  await page.getByText('还有 1 条没有发出').waitFor()
  await picture(page, 'offline-today')
  await page.getByText('还有 1 条没有发出').click()
  await page.getByRole('region', { name: `${name} 谈心` }).waitFor()
  expect(await axeFaults(page)).toEqual([])
  await picture(page, 'offline-unsent')

  // Nothing that was said lies readable in the browser's stores.
  const plain = (await page.evaluate(`(async () => {
    const asked = (request) => new Promise((done) => { request.onsuccess = () => done(request.result) })
    const db = await asked(indexedDB.open('nuanyang'))
    const rows = await asked(db.transaction('kept').objectStore('kept').getAll())
    const text = rows.map((r) => new TextDecoder().decode(r.sealed.bytes)).join() + JSON.stringify({ ...localStorage })
    return { n: rows.length, text }
  })()`)) as { n: number; text: string }
  expect(plain.n).toBeGreaterThan(0)
  expect(plain.text).not.toContain('想爸爸')

  // Opened anew without a network: whom to call, and that nothing is lost.
  await page.goto(`${server.url}/help`)
  await page.getByRole('link', { name: /有生命危险/ }).waitFor()
  await page.goto(`${server.url}/today`)
  await page.getByText('这台设备里有 1 条还没有发出').waitFor()
  await picture(page, 'offline-start')

  // It goes on by itself once the network is back: nobody has to tap.
  await context.setOffline(false)
  await wasTold(page, '刚才存在手机里的 1 条已经发出')
  await page.getByText('还有 1 条没有发出').waitFor({ state: 'detached' })
  const found = await page.evaluate(async () => {
    const records = await (await fetch('/api/records?limit=50')).json()
    return (records as { items: { body: Record<string, unknown> }[] }).items.filter((r) =>
      JSON.stringify(r.body).includes('想爸爸早点回来过年'),
    ).length
  })
  expect(found).toBe(1)
  const kept = async () =>
    (await page.evaluate(`(async () => {
      const lists = (await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map((r) => r.url))
      return (await Promise.all(lists)).flat()
    })()`)) as string[]
  // No answer of the server lies in the worker's store.
  const stored = await kept()
  expect(stored.some((url) => url.includes('/api/'))).toBe(false)
  expect(stored.some((url) => url.endsWith('/help'))).toBe(true)
  // A phone on a thin line fetches no other languages and no editor; who uses them has them without a network from then on.
  const ofOthers = (urls: string[]) => urls.filter((url) => url.includes('words-hant'))
  expect(ofOthers(stored)).toEqual([])
  await page.goto(`${server.url}/me`)
  await page.getByText('繁體中文').click()
  await expect.poll(async () => ofOthers(await kept()).length).toBe(1)
  await page.getByText('简体中文').click()
  await page.getByRole('heading', { name: '我的账号' }).waitFor()
  expect(faults.filter((f) => !/ERR_INTERNET_DISCONNECTED/.test(f))).toEqual([])
  await context.close()
})

it('a session that ends keeps what was typed, and the same account goes on where it was (F24)', async () => {
  const { page, context } = await openPage(browser, PHONE, { worker: true })
  await signIn(page, server.url, 'banzhuren', PASSWORD)
  await page.goto(`${server.url}/today`)
  await page
    .getByRole('button', { name: /^给.*记谈心$/ })
    .first()
    .click()
  await page.getByLabel('孩子的话，或你看到的').fill('数学跟得上了')
  const address = page.url()
  await context.clearCookies()
  await page.getByRole('button', { name: '学习', exact: true }).click()
  await page.getByRole('button', { name: '都好', exact: true }).click()
  await page.getByRole('button', { name: '记好了' }).click()
  await page.getByText('您写的都留着').waitFor()
  // Typing begins at once (F22).
  expect(await page.evaluate(`document.activeElement.getAttribute('autocomplete')`)).toBe('username')
  await page.keyboard.type('banzhuren')
  await page.getByLabel(/^密码/).fill(PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
  await page.waitForURL(address)
  expect(await page.getByLabel('孩子的话，或你看到的').inputValue()).toBe('数学跟得上了')
  await context.close()
})
