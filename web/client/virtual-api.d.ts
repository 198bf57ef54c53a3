declare module 'virtual:api' {
  export const API: Record<string, [method: string, path: string]>
}
