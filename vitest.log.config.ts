import base from './vitest.config.ts'
export default { ...base, test: { ...(base as any).test, setupFiles: ['/tmp/w/log-setup.ts', 'server/testing/cheap-passwords.ts'] } }
