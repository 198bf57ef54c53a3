import type { Settings } from './env.ts'

const isLoopback = (host: string) => host === 'localhost' || host === '::1' || /^127(\.\d+){3}$/.test(host)

/** L13: others on the network reach the server, and what they type travels so that anybody on the way can read it. */
export const inTheClear = ({ host, publicUrl }: Pick<Settings, 'host' | 'publicUrl'>): string | null =>
  isLoopback(host) || publicUrl?.startsWith('https:')
    ? null
    : `注意：HOST=${host} 让网络上的其他电脑也能打开，而这里没有 HTTPS：密码和孩子的资料在路上是明文，谁都能截取。请在前面放一个 HTTPS 反向代理，设 NUANYANG_PUBLIC_URL=https://…，并把 HOST 改回 127.0.0.1。`
