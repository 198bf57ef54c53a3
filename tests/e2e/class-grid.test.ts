import { expect, it } from 'vitest'
import { axeFaults, DESK, openPage, PHONE, picture, signIn, wasTold } from './browser.ts'
import { browser, PASSWORD, server, setStage } from './stage.ts'

/** One screen for what is the same for many: a whole class “all well” in a few presses, each of them counted. */
setStage(['--demo'])

it.each([
  ['desk', DESK],
  ['phone', PHONE],
] as const)(
  'at a %s: a class is recorded in fewer presses than it has children, and nothing is asked twice',
  async (name, size) => {
    const { page, context, faults } = await openPage(browser, size)
    await signIn(page, server.url, 'xiaozhang', PASSWORD)
    await page.goto(`${server.url}/record`)
    await page.getByRole('link', { name: /全班一起记/ }).click()
    await page.getByRole('combobox', { name: '哪个班' }).click()
    await page.getByRole('option', { name: name === 'desk' ? '四(1)班' : '四(2)班' }).click()
    await page.getByRole('button', { name: /^全部 \d+ 名$/ }).click()
    const rows = await page.getByRole('row').count()
    const talks = page.getByRole('button', { name: / 谈心：/ })
    const owed = await talks.count()
    expect(owed).toBeGreaterThan(12)
    expect(rows - 1).toBeGreaterThanOrEqual(owed)
    expect(await axeFaults(page)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    let presses = 0
    const press = async (key: string) => {
      presses += 1
      await page.keyboard.press(key)
    }
    const tap = async (label: RegExp | string) => {
      presses += 1
      await page
        .getByRole('button', { name: label, exact: typeof label === 'string' })
        .first()
        .click()
    }
    // Saved too early: what a talk was about is nobody's guess.
    await talks.first().focus()
    if (name === 'desk') {
      await press(' ')
      await press('ArrowDown')
      await press(' ')
      await press(' ')
      expect(await talks.nth(1).getAttribute('aria-pressed')).toBe('false')
    } else await tap(/ 谈心：/)
    expect(await talks.first().getAttribute('aria-pressed')).toBe('true')
    await tap(/^谈心 其余都记/)
    await page.getByText(/^谈心：其余 \d+ 名都点上了/).waitFor()
    await tap(/^记好（\d+ 处）$/)
    await page
      .getByRole('alert')
      .getByText(/谈心：还没说“说了什么”/)
      .waitFor()
    await tap(/^谈心 点一下写下/)
    await tap('学习')
    await page.getByText('每点一名，就写下：说了什么：学习；看下来：都好').waitFor()
    expect(await axeFaults(page)).toEqual([])
    await tap('好')
    await picture(page, `class-grid-${name}`)
    // What was tapped outlives a reload.
    await page.reload()
    await page.getByRole('combobox', { name: '哪个班' }).click()
    await page.getByRole('option', { name: name === 'desk' ? '四(1)班' : '四(2)班' }).click()
    await page.getByText('接着上次没保存的内容').waitFor()
    await tap(`记好（${owed} 处）`)
    await wasTold(page, `记好了 ${owed} 条。`)
    // However many they are.
    expect(presses).toBeLessThanOrEqual(10)
    await talks.first().waitFor({ state: 'detached' })
    if (name === 'phone') {
      // Without a network it waits at its cell, and goes by itself.
      await page
        .getByRole('button', { name: / 联系父母：/ })
        .first()
        .click()
      await context.setOffline(true)
      await page.getByRole('button', { name: '记好（1 处）' }).click()
      await wasTold(page, '没有网：1 条先存在手机里')
      await page.getByRole('cell', { name: '在手机里' }).waitFor()
      await context.setOffline(false)
      await wasTold(page, '刚才存在手机里的 1 条已经发出')
      await page.getByRole('cell', { name: '在手机里' }).waitFor({ state: 'detached' })
    }
    expect(faults).toEqual([])
    await context.close()
  },
)
