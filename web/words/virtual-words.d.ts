declare module 'virtual:words-hant' {
  const table: Readonly<Record<string, string>>
  export default table
}
